"""The whole course in its order: from an empty board to releases that people read."""

from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page

from make.tour.browser import People
from make.tour.coordinator import find
from make.tour.timetable import filling, forum, plainly, planning, telling
from make.tour.timetable.telling import DESK_WIDE

# Days after the first one: play, a court is lost, joint training.
PLAY, RAIN, TRAINING = 2, 3, 4


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of it: what the searches say, and how many mails one delegation got."""

    found: str
    repaired: str
    late: str
    mails: int
    forum: str


def play(at: People, first_day: date) -> Outcome:
    """Walk from an empty board to a released games week."""
    with at.at_desk("coordinator", "ja", DESK_WIDE) as tab:
        edition = find(tab)
        filling.come(at, edition, first_day)
        tab.goto(f"{edition}/board")
        at.take(tab, "01-empty-board")
        filling.venues(at, tab, edition)
        filling.activities(at, tab, edition)
        filling.presences(at, tab, edition, first_day)
        filling.interpreters(at, tab, edition)
        found = planning.search(at, tab, edition, "07-found")
        _move(at, tab, edition, first_day)
        telling.release(tab, edition)
        rain = first_day + timedelta(days=RAIN)
        repaired = planning.lose(at, tab, edition, rain, "12-repair")
        telling.release_pictured(at, tab, edition)
        telling.publish(tab, edition)
        mails = telling.mail(at, "15-mail-in-russian")
        telling.on_a_phone(at, edition)
        telling.public(at, edition)
        late = plainly.by_keyboard(tab, edition)
    plainly.without_script(at, edition, first_day + timedelta(days=TRAINING))
    told = {"found": found, "repaired": repaired, "late": late, "mails": mails}
    return Outcome(**told, forum=forum.play(at))


def _move(at: People, tab: Page, edition: str, first_day: date) -> None:
    """Move one activity with the mouse, take that back, and move another with the keyboard."""
    planning.by_mouse(at, tab, edition, first_day + timedelta(days=PLAY))
    planning.by_keyboard(at, tab, first_day + timedelta(days=TRAINING))
