"""The words for stages: what they are, where they stand, and when reminders go out."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.languages import _, language, ngettext, pgettext
from app.editions import words as edition_words
from app.editions.models import Edition
from app.stages.rules import Cell, Column, Standing
from app.stages.rules.timing import MINUTES_A_DAY

MINUTES_AN_HOUR = 60


def kind(code: str) -> str:
    """Return the name of a stage."""
    words = {
        "number": pgettext("stage", "Entry by number"),
        "names": pgettext("stage", "Entry by name"),
        "documents": pgettext("stage", "Documents and travel"),
    }
    return str(words[code])


def task(code: str) -> str:
    """Say what a region does in a stage."""
    words = {
        "number": _("Each region says how many people it sends in each role."),
        "names": _("Each region enters its people by name."),
        "documents": _("Documents, forms and travel are completed."),
    }
    return str(words[code])


def after(code: str) -> str:
    """Say what happens after a deadline."""
    words = {
        "locked": _("After the deadline nothing can be changed"),
        "request": _("After the deadline changes are made by request"),
    }
    return str(words[code])


def standing(code: Standing) -> str:
    """Say where a stage stands."""
    words = {
        "closed": _("Registration is closed"),
        "early": _("Registration has not opened yet"),
        "open": pgettext("stage", "Open"),
        "late-locked": pgettext("stage", "Over"),
        "late-request": pgettext("stage", "Over; changes by request"),
    }
    return str(words[code])


def tone(code: Standing, *, following: bool) -> str:
    """Return how a stage is coloured: the next one waits for somebody."""
    if code == "open":
        return "waiting" if following else "plain"
    return "past"


def before(minutes: int) -> str:
    """Say how long before a deadline something happens."""
    days, rest = divmod(minutes, MINUTES_A_DAY)
    if days and not rest:
        return str(ngettext("%(num)s day before", "%(num)s days before", days))
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if hours and not rest:
        return str(ngettext("%(num)s hour before", "%(num)s hours before", hours))
    return str(ngettext("%(num)s minute before", "%(num)s minutes before", minutes))


def reminders(minutes: str) -> str:
    """Say when reminders go out, from their minutes as a record holds them."""
    return " · ".join(before(int(one)) for one in minutes.split())


def column(role: str, sex_code: str | None) -> str:
    """Name a column: a role, or one sex in it."""
    if sex_code is None:
        return role
    return str(pgettext("limit", "%(role)s: %(sex)s", role=role, sex=edition_words.sex(sex_code)))


def numbers(cell: Cell) -> str:
    """Say how many of the people announced are entered by name."""
    if cell.announced is None:
        return str(cell.entered or "–")
    if cell.entered is None or not (cell.announced or cell.entered):
        return str(cell.announced)
    words = pgettext(
        "numbers", "%(entered)s of %(announced)s", entered=cell.entered, announced=cell.announced
    )
    return str(words).replace(" ", "\N{NO-BREAK SPACE}")


def pairs(headings: Mapping[Column, str]) -> dict[Column, tuple[str, str]]:
    """Name the two columns of a file that each column becomes."""
    return {
        column: (
            str(pgettext("numbers", "%(column)s: announced", column=heading)),
            str(pgettext("numbers", "%(column)s: entered by name", column=heading)),
        )
        for column, heading in headings.items()
    }


def own_zone(moment: datetime, zone: str, own: str | None) -> str | None:
    """Return the reader's own zone where its clocks show another time than those of the zone."""
    if own is None:
        return None
    there, here = (moment.astimezone(ZoneInfo(one)).utcoffset() for one in (zone, own))
    return own if there != here else None


def edition_name(edition: Edition) -> str:
    """Name an edition by its programme and year."""
    return f"{edition.programme.name.best(language())} {edition.year}"
