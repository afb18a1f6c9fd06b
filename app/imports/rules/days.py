"""Days as people write them: ISO, with points, in eras, in five languages, and as Excel counts."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal

from app.core.languages import _
from app.imports.errors import CellRefused

Order = Literal["", "day-first", "month-first"]
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[.日일]?(?:\s*г\.?)?"
)
_DAY_POINT = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})\s*(?:г\.?|года)?")
_UNSURE = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})")
_CLOSED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d{1,2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([^\W\d_]{3,9})\.?[\s,.-]+(\d{4})(?:\s*(?:г\.?|года))?"
)
_WORDS_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MIDNIGHT = re.compile(r"[T\s]+0{1,2}:00(?::00(?:\.0+)?)?Z?$")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
# Each era: its first day, and the first day of the next.
_ERAS = {
    "m": ("明治", date(1868, 1, 25), date(1912, 7, 30)),
    "t": ("大正", date(1912, 7, 30), date(1926, 12, 25)),
    "s": ("昭和", date(1926, 12, 25), date(1989, 1, 8)),
    "h": ("平成", date(1989, 1, 8), date(2019, 5, 1)),
    "r": ("令和", date(2019, 5, 1), date(9999, 1, 1)),
}
_LETTERS = {name: letter for letter, (name, _first, _next) in _ERAS.items()}
_ENGLISH = "january february march april may june july august september october november december"
_RUSSIAN = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
)
_MONTHS = {
    form: number
    for line in (_ENGLISH, *_RUSSIAN)
    for number, name in enumerate(line.split(), 1)
    for form in {name, name[:3]}
} | {"sept": 9}
# Four figures are rather a year: who was born before 18 May 1927 is written otherwise.
_FIRST_SERIAL = 9999
_OFFSET_1904 = 1462


def read_day(cell: str | float | date, order: Order = "", *, epoch_1904: bool = False) -> date:
    """Return the day that a cell means; raises CellRefused where it means none or two."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float):
        return _counted(cell, epoch_1904=epoch_1904)
    written = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", cell).strip())
    try:
        found = _read(written, order)
    except ValueError:
        raise CellRefused(_("There is no such day: %(written)s", written=cell)) from None
    if found is None:
        raise CellRefused(
            _("Not read as a day: %(written)s. Write it as 2008-04-02.", written=cell)
        )
    return found


def _read(written: str, order: Order) -> date | None:
    """Read one of the forms; raises ValueError for a day that no calendar has."""
    for form in (_YEAR_FIRST, _CLOSED):
        if found := form.fullmatch(written):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    if found := _DAY_POINT.fullmatch(written):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _UNSURE.fullmatch(written):
        return _unsure(int(found[1]), int(found[2]), int(found[3]), order)
    if found := _ERA.fullmatch(written):
        return _of_era(found)
    if found := _SERIAL.fullmatch(written):
        return _counted(float(found[1]), epoch_1904=False)
    return _in_words(written.lower())


def _unsure(first: int, second: int, year: int, order: Order) -> date:
    """Read two numbers and a year in the order that was said, or in the only one possible."""
    if first != second and max(first, second) <= 12 and not order:  # noqa: PLR2004  (months)
        raise CellRefused(
            _(
                "%(first)s/%(second)s/%(year)s means two days. Say above which number comes first.",
                first=f"{first:02}",
                second=f"{second:02}",
                year=year,
            )
        )
    month_first = order == "month-first" if order else second > 12  # noqa: PLR2004  (months)
    day, month = (second, first) if month_first else (first, second)
    return date(year, month, day)


def _of_era(found: re.Match[str]) -> date:
    """Read a day of a Japanese era; a year that the era never had is refused."""
    name = found[1].lower()
    _name, begins, ends = _ERAS[_LETTERS.get(name, name)]
    number = 1 if found[2] == "元" else int(found[2])
    day = date(begins.year + number - 1, int(found[3]), int(found[4]))
    if number == 0 or not begins <= day < ends:
        raise ValueError(day)
    return day


def _counted(number: float, *, epoch_1904: bool) -> date:
    """Read a day as Excel counts them; also 20080402 where a number was meant as digits."""
    whole = int(number)
    if whole == number and (found := _CLOSED.fullmatch(str(whole))):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            raise CellRefused(_("There is no such day: %(written)s", written=whole)) from None
    if whole != number or not _FIRST_SERIAL < whole < 10**5:
        raise CellRefused(
            _("Not read as a day: %(written)s. Write it as 2008-04-02.", written=number)
        )
    return date(1899, 12, 30) + timedelta(days=whole + (_OFFSET_1904 if epoch_1904 else 0))


def _in_words(written: str) -> date | None:
    """Read 2 April 2008, April 2, 2008 and 2 апреля 2008 г."""
    if found := _WORDS.fullmatch(written):
        day, name, year = found.groups()
    elif found := _WORDS_FIRST.fullmatch(written):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTHS.get(name)
    return date(int(year), month, int(day)) if month else None
