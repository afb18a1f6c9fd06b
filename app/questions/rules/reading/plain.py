"""Texts, numbers, days, and the names of files that are checked elsewhere."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from app.core.languages import _
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.kinds import LONGEST
from app.questions.rules.reading.given import Facts, Raw, Reading, line, lines, several

LARGEST = 10**15
FIRST_YEAR, LAST_YEAR = 1900, 2200
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日.]?")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_MOST_DECIMALS = 3
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def text(version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read a line of text."""
    value = line(raw, version.longest or LONGEST["text"])
    return Reading(value=value) if value else None


def long_text(version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read several lines of text."""
    value = lines(raw, version.longest or LONGEST["long-text"])
    return Reading(value=value) if value else None


def number(version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read a number: figures of any width, a point or a comma before decimals."""
    written = unicodedata.normalize("NFKC", line(raw)).replace(" ", "").replace("−", "-")
    if not written:
        return None
    # 1,000 is a thousand wherever it cannot be one with three decimals.
    grouped = version.decimals < _MOST_DECIMALS and _THOUSANDS.fullmatch(written)
    try:
        found = Decimal(written.replace(",", "" if grouped else ".", -1 if grouped else 1))
    except InvalidOperation:
        raise AnswerRefused(_("Write a number in figures.")) from None
    if not found.is_finite() or abs(found) > LARGEST:
        raise AnswerRefused(_("Write a number in figures."))
    found = _rounded(found, version.decimals)
    _check_bounds(found, version)
    return Reading(value=float(found) if version.decimals else int(found))


def day(version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read a day: 2008-04-02, 2008/4/2, 2008年4月2日 or 02.04.2008."""
    written = line(raw)
    if not written:
        return None
    found = as_day(written)
    if version.earliest and found < version.earliest:
        raise AnswerRefused(_("Not before %(day)s.", day=version.earliest.isoformat()))
    if version.latest and found > version.latest:
        raise AnswerRefused(_("Not after %(day)s.", day=version.latest.isoformat()))
    return Reading(value=found.isoformat())


def as_day(written: str) -> date:
    """Return the day that a text names; raises AnswerRefused."""
    plain = unicodedata.normalize("NFKC", written).replace(" ", "")
    year_first, day_first = _YEAR_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    if year_first:
        year, month, of_month = (int(one) for one in year_first.groups())
    elif day_first:
        of_month, month, year = (int(one) for one in day_first.groups())
    else:
        raise AnswerRefused(_("Write a day as 2008-04-02 or 02.04.2008."))
    try:
        found = date(year, month, of_month)
    except ValueError:
        raise AnswerRefused(_("No calendar has this day.")) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise AnswerRefused(_("Look at the year again."))
    return found


def files(_version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read the names by which files are kept; what is in them is checked where they arrive."""
    kept = several(raw)
    return Reading(value=kept) if kept else None


def _rounded(found: Decimal, decimals: int) -> Decimal:
    """Return the number with the decimals asked for; raises AnswerRefused for more of them."""
    kept = found.quantize(Decimal(1).scaleb(-decimals))
    if kept == found:
        return kept
    if decimals == 0:
        raise AnswerRefused(_("Write a whole number."))
    raise AnswerRefused(_("At most %(number)s decimals.", number=decimals))


def _check_bounds(found: Decimal, version: QuestionVersion) -> None:
    """Refuse a number below or above what the question takes."""
    if version.least is not None and found < version.least:
        raise AnswerRefused(_("At least %(number)s.", number=version.least))
    if version.most is not None and found > version.most:
        raise AnswerRefused(_("At most %(number)s.", number=version.most))
