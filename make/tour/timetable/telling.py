"""What becomes known: a release, its mails, programmes on a phone and on paper, the public page."""

from playwright.sync_api import Page

from make.tour.browser import PHONE, People, follow, sent

DESK_WIDE = {"width": 1280, "height": 900}
NOTE = {
    "ja": "雨漏りのため、Bコートの試合をAコートへ移しました。",
    "ru": "Из-за протечки матчи с площадки B перенесены.",
    "en": "Matches moved from court B, into which rain comes.",
}


def release(tab: Page, edition: str) -> None:
    """Release the draft, having seen its warnings."""
    tab.goto(f"{edition}/releases/new")
    _confirm(tab)


def release_pictured(at: People, tab: Page, edition: str) -> None:
    """Read what changes and who is told, say why, and release."""
    tab.goto(f"{edition}/releases/new")
    for language, words in NOTE.items():
        tab.fill(f"[name=note-{language}]", words)
    at.take(tab, "13-prepare")
    _confirm(tab)
    at.take(tab, "14-released")


def _confirm(tab: Page) -> None:
    """Confirm the warnings, if there are any, and release."""
    if tab.locator("[name=confirmed]").count():
        tab.check("[name=confirmed]")
    if tab.locator("[name=reason]").count():
        tab.fill("[name=reason]", "雨漏り")
    sent(tab)


def publish(tab: Page, edition: str) -> None:
    """Show the timetable to anyone."""
    tab.goto(f"{edition}/releases")
    follow(tab, tab.locator("main form[action$='/timetable/public'] button"))


def mail(at: People, picture: str) -> int:
    """Read a mail in Russian; returns how many mails went to the people of that delegation."""
    with at.somebody(window=DESK_WIDE) as tab:
        tab.goto("/dev/mail")
        letters = tab.locator("tr", has_text="@primorye.example")
        count = letters.count()
        follow(tab, letters.first.locator("a").first)
        at.take(tab, picture)
    return count


def on_a_phone(at: People, edition: str) -> None:
    """Read a delegation's programme in Russian on a phone, and on paper."""
    with at.at_desk("primorye", "ru", PHONE) as tab:
        here = f"{edition}/delegations/ru-pri/programme"
        tab.goto(f"{here}?zone=Asia/Vladivostok")
        at.take(tab, "16-programme")
        at.take(tab, "17-programme-days", at=".programme-days")
        for suffix in ("", "?each=1"):
            paper = tab.request.get(f"{here}.pdf{suffix}")
            assert paper.ok, paper.status
            assert paper.body().startswith(b"%PDF")


def public(at: People, edition: str) -> None:
    """Read the public timetable as anybody does, at a desk and on a phone, and its feed."""
    with at.somebody("ja", DESK_WIDE) as tab:
        tab.goto(f"{edition}/timetable")
        at.take(tab, "18-public")
        tab.goto(f"{edition}/timetable?by=space")
        at.take(tab, "19-public-by-space")
        feed = tab.request.get(f"{edition}/timetable.ics")
        assert "BEGIN:VEVENT" in feed.text()
    with at.somebody("ko", PHONE, color_scheme="dark") as tab:
        tab.goto(f"{edition}/timetable")
        at.take(tab, "20-public-phone")
