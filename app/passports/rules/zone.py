"""The machine-readable zone of a passport: two lines of 44 signs (ICAO Doc 9303, parts 3 and 4)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from app.passports.errors import CheckDigitsWrong, DateImpossible, NotAPassport, NotAZone

LENGTH = 44
NAME_LENGTH = 39
WEIGHTS = (7, 3, 1)
FILLER = "<"
_LINE = re.compile(r"[A-Z0-9<]{44}")
_QUOTES = str.maketrans({"«": "<<", "‹": "<", "〈": "<", "＜": "<", "≪": "<<"})
_SEXES = {"M": "male", "F": "female", "<": "other", "X": "other"}


@dataclass(frozen=True, kw_only=True)
class Zone:
    """What a passport says of its holder; names in capital letters A to Z and spaces."""

    issuing_state: str
    surname: str
    given: str
    number: str
    nationality: str
    birth_date: date
    sex: str
    expires_on: date
    personal_number: str = ""


def check_digit(signs: str) -> int:
    """Return the check digit of signs A-Z, 0-9 and <: weights 7, 3, 1, sum modulo 10."""
    return sum(_value(sign) * WEIGHTS[place % 3] for place, sign in enumerate(signs)) % 10


def read(pasted: str, today: date) -> Zone:
    """Read both lines as they were typed, pasted or recognised; spaces and case do not matter.

    Raises NotAZone, NotAPassport, CheckDigitsWrong naming the parts, DateImpossible.
    """
    first, second = _lines(pasted)
    if not first.startswith("P"):
        raise NotAPassport
    wrong = _wrong(second)
    if wrong:
        raise CheckDigitsWrong(wrong)
    surname, _between, given = first[5:].partition("<<")
    return Zone(
        issuing_state=_plain(first[2:5]),
        surname=_plain(surname),
        given=_plain(given),
        number=_plain(second[:9]),
        nationality=_plain(second[10:13]),
        birth_date=_born(second[13:19], today),
        sex=_SEXES.get(second[20], "other"),
        expires_on=_day(second[21:27], 2000),
        personal_number=_plain(second[28:42]),
    )


def name_line(surname: str, given: str) -> str:
    """Return the 39 signs in which a zone shows a name in Latin letters, cut where too long."""
    parts = [_signs(part) for part in (surname, given)]
    return "<<".join(part for part in parts if part)[:NAME_LENGTH].ljust(NAME_LENGTH, FILLER)


def _lines(pasted: str) -> tuple[str, str]:
    """Return the two lines of 44 signs; raises NotAZone."""
    kept = unicodedata.normalize("NFKC", pasted.translate(_QUOTES)).translate(_QUOTES).upper()
    rows = ["".join(row.split()) for row in kept.splitlines()]
    signs = "".join(rows)
    if len(signs) != 2 * LENGTH:
        raise NotAZone
    first, second = signs[:LENGTH], signs[LENGTH:]
    if not (_LINE.fullmatch(first) and _LINE.fullmatch(second)):
        raise NotAZone
    return first, second


def _wrong(second: str) -> list[str]:
    """Name the parts of the second line whose check digit does not fit."""
    guarded = {
        "number": (second[:9], second[9]),
        "birth": (second[13:19], second[19]),
        "expiry": (second[21:27], second[27]),
        "personal": (second[28:42], second[42]),
        "whole": (second[:10] + second[13:20] + second[21:43], second[43]),
    }
    return [
        name
        for name, (signs, digit) in guarded.items()
        if str(check_digit(signs)) != digit and not _unused(name, signs, digit)
    ]


def _unused(name: str, signs: str, digit: str) -> bool:
    """Tell whether this is the empty personal number, which may bear a filler as its digit."""
    return name == "personal" and not signs.strip(FILLER) and digit == FILLER


def _value(sign: str) -> int:
    """Return what a sign counts: figures themselves, A to Z 10 to 35, the filler nothing."""
    return 0 if sign == FILLER else int(sign, 36)


def _plain(signs: str) -> str:
    """Return signs with fillers as single spaces, none at the ends."""
    return " ".join(signs.replace(FILLER, " ").split())


def _signs(name: str) -> str:
    """Return a part of a name as the zone has it: hyphens and spaces as fillers, else letters."""
    kept = re.sub(r"[\s-]+", FILLER, name.strip().upper())
    return re.sub(r"[^A-Z<]", "", kept)


def _born(signs: str, today: date) -> date:
    """Return a birth date; the century is the last one in which that day has passed."""
    born = _day(signs, 2000)
    return born if born <= today else _day(signs, 1900)


def _day(signs: str, century: int) -> date:
    """Return the day of six figures YYMMDD; raises DateImpossible."""
    try:
        return date(century + int(signs[:2]), int(signs[2:4]), int(signs[4:]))
    except ValueError:
        raise DateImpossible from None
