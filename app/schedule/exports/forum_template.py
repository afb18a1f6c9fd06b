"""An empty workbook of a forum: its sheets and headings, and two talks as an example."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core.languages import _, pgettext
from app.editions.models import Edition
from app.schedule.exports.workbooks import write_forum
from app.schedule.rules.blocks import Hours
from app.schedule.rules.forum_weights import USUAL_COUNTS
from app.schedule.rules.problem import Activity, Block, Forum, Problem, Space, Track, Window
from app.schedule.rules.reading.forums import ForumBook

NINE, SLOT, SLOTS = 9 * 60, 30, 3


def write_template(edition: Edition, spaces: Sequence[str]) -> bytes:
    """Return the workbook, with the names of an edition's spaces and on its clocks."""
    rooms = tuple(dict.fromkeys(spaces)) or tuple(
        _("Space %(number)s", number=number) for number in ("A", "B")
    )
    first_day = edition.starts_on or date(2027, 8, 5)
    noon = datetime.combine(first_day, time(12), ZoneInfo(edition.zone))
    offset = (noon.utcoffset() or timedelta()) // timedelta(minutes=1)
    ports, rivers = pgettext("example", "Ports"), pgettext("example", "Rivers")
    problem = Problem(
        days=(),
        spaces=tuple(Space(key=name, venue="") for name in rooms),
        activities=(
            _talk("1", rivers, rooms, {"Aoki Mei", "Kim Jun"}, slots=1),
            _talk("2", ports, rooms, {"Ivanova Olga"}, slots=2),
        ),
        forum=Forum(
            blocks=tuple(
                Block(
                    key=_("Block %(number)s", number=number),
                    starts=tuple(start + SLOT * slot for slot in range(SLOTS)),
                    end=start + SLOT * SLOTS,
                )
                for number, start in enumerate((NINE, NINE + 120), 1)
            ),
            tracks=(Track(key=rivers, chairs=frozenset({"Li Na"})), Track(key=ports)),
            weights=USUAL_COUNTS,
        ),
    )
    hours = Hours(Window(8 * 60, 20 * 60), Window(6 * 60, 22 * 60), small=1, big=10)
    book = ForumBook(problem=problem, first=first_day, local=offset, hours=hours, offsets={})
    return write_forum(book)


def _talk(key: str, track: str, rooms: tuple[str, ...], people: set[str], slots: int) -> Activity:
    """Return an example of a talk."""
    return Activity(
        key=_("Talk %(number)s", number=key),
        minutes=0,
        spaces=rooms,
        parties=frozenset(people),
        slots=slots,
        track=track,
    )
