"""What the coordinator sets first: venues, what takes place, who is there when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page

from make.tour.browser import People, follow, sent
from make.tour.heads import Head, apply, upload
from make.tour.people import DELEGATIONS

# Minutes between both venues by bus.
WAY = "25"
CONTESTS = (
    {
        "en": "Volleyball boys",
        "ja": "バレーボール男子",
        "ko": "배구 남자",
        "zh": "男子排球",
        "ru": "Волейбол, юноши",
    },
    {
        "en": "Badminton girls",
        "ja": "バドミントン女子",
        "ko": "배드민턴 여자",
        "zh": "女子羽毛球",
        "ru": "Бадминтон, девушки",
    },
)
# The hour at which each delegation arrives on the first day and leaves on the last one.
TIMES = {"cn-ln": (16, 12), "jp-16": (13, 15), "kr-42": (9, 18), "ru-pri": (15, 13)}
# What takes place in which space, by what the list of usual activities calls it.
WHERE = {
    "開催地政府への表敬訪問": "会議室",
    "開会式": "大ホール",
    "歓迎レセプション": "大ホール",
    "お別れパーティー": "大ホール",
}
DAYS = 5
INTERPRETERS = {"浜田 優子": "ru", "小林 誠": "ko"}


@dataclass(frozen=True)
class Place:
    """A venue with its spaces: name in three languages, kind, and how many people it holds."""

    name: Mapping[str, str]
    address: str
    hours: str
    spaces: tuple[tuple[Mapping[str, str], str, str], ...]


PLACES = (
    Place(
        {"en": "Sports centre", "ja": "総合体育センター", "ru": "Спортивный центр"},
        "富山市中央1-1",
        "09:00-18:00",
        (
            ({"en": "Court A", "ja": "Aコート", "ru": "Площадка A"}, "court", "300"),
            ({"en": "Court B", "ja": "Bコート", "ru": "Площадка B"}, "court", "300"),
        ),
    ),
    Place(
        {"en": "Cultural hall", "ja": "文化会館", "ru": "Дом культуры"},
        "富山市港2-8",
        "08:00-21:00",
        (
            ({"en": "Great hall", "ja": "大ホール", "ru": "Большой зал"}, "hall", "600"),
            ({"en": "Meeting room", "ja": "会議室", "ru": "Зал заседаний"}, "room", "40"),
        ),
    ),
)


def come(at: People, edition: str, first_day: date) -> None:
    """Let four delegations say that they come, and enter their people from a file."""
    for delegation in DELEGATIONS:
        with at.at_desk(delegation.account, delegation.language) as tab:
            head = Head(at, tab, delegation, f"{edition}/delegations/{delegation.code}")
            head.goto("/answer")
            tab.check("[name=taking_part][value=yes]")
            sent(tab)
            upload(head, first_day, mended=True)
            apply(head)


def venues(at: People, tab: Page, edition: str) -> None:
    """Add both venues with their spaces, when these are open, and the way between them."""
    for place in PLACES:
        tab.goto(f"{edition}/venues/new")
        words(tab, place.name)
        tab.fill("[name=address]", place.address)
        sent(tab)
        for name, kind, capacity in place.spaces:
            tab.goto(f"{edition}/venues")
            follow(tab, tab.locator("main a[href$='/spaces/new']").last)
            words(tab, name)
            tab.check(f"[name=kind][value={kind}]")
            tab.fill("[name=capacity]", capacity)
            tab.fill("[name=booths]", "2" if kind == "room" else "0")
            sent(tab)
        tab.goto(f"{edition}/venues")
        follow(tab, tab.locator("main a[href$='/hours']").last)
        tab.fill("[name=every]", place.hours)
        tab.check("[name=also]")
        sent(tab)
    tab.goto(f"{edition}/venues/travel")
    tab.locator("main [name^=way_]").fill(WAY)
    sent(tab)
    tab.goto(f"{edition}/venues")
    at.take(tab, "02-venues")


def words(tab: Page, called: Mapping[str, str]) -> None:
    """Write a name in its languages."""
    for language, name in called.items():
        tab.fill(f"[name=name-{language}]", name)


def activities(at: People, tab: Page, edition: str) -> None:
    """Make what usually takes place at games, and a full league of four in each contest."""
    tab.goto(f"{edition}/activities/template")
    tab.fill("[name=contests]", "\n".join(one["ja"] for one in CONTESTS))
    at.take(tab, "03-template", at="[name=contests]")
    sent(tab)
    for contest in CONTESTS:
        tab.goto(f"{edition}/groups")
        follow(tab, tab.get_by_role("link", name=contest["ja"], exact=True))
        words(tab, contest)
        sent(tab)
    for title, space in WHERE.items():
        tab.goto(f"{edition}/activities?q={title}")
        follow(tab, tab.get_by_role("link", name=title, exact=True))
        tab.get_by_label(space).check()
        sent(tab)
    tab.goto(f"{edition}/activities")
    at.take(tab, "04-activities")


def presences(at: People, tab: Page, edition: str, first_day: date) -> None:
    """Say when each delegation arrives and leaves."""
    tab.goto(f"{edition}/presences")
    last = first_day + timedelta(days=DAYS)
    for delegation, hours in zip(
        tab.locator("main form details").all(), TIMES.values(), strict=True
    ):
        if not delegation.get_attribute("open"):
            delegation.locator("summary").click()
        fields = delegation.locator("input[type=datetime-local]").all()
        for field, day, hour in zip(fields, (first_day, last), hours, strict=True):
            field.fill(f"{day}T{hour:02}:00")
    at.take(tab, "05-presences")
    sent(tab)


def interpreters(at: People, tab: Page, edition: str) -> None:
    """Enter who interprets what, of whom the courtesy call needs both."""
    for name, language in INTERPRETERS.items():
        tab.goto(f"{edition}/interpreters/new")
        tab.fill("[name=name]", name)
        tab.check(f"[name=languages][value={language}]")
        tab.fill("[name=mail]", f"{language}@interpreters.example")
        sent(tab)
    title = next(iter(WHERE))
    tab.goto(f"{edition}/activities?q={title}")
    follow(tab, tab.get_by_role("link", name=title, exact=True))
    for language in INTERPRETERS.values():
        tab.check(f"[name=languages][value={language}]")
    for name in INTERPRETERS:
        tab.get_by_label(name).check()
    sent(tab)
    tab.goto(f"{edition}/interpreters")
    at.take(tab, "06-interpreters")
