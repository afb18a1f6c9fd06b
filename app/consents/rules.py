"""Who needs a guardian, what a guardian is asked, and when everything required is agreed to."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.core.words import Words

PURPOSES = ("taking-part", "travel", "medical", "photographs")
REQUIRED = frozenset({"taking-part", "travel", "medical"})
TRANSFER = "transfer:"
# Where no rule is known, whoever is under 18 needs a guardian.
OF_AGE = 18
MOST_TRIES = 10


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The newest version of one text."""

    id: int
    purpose: str
    required: bool


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The newest answer of one guardian to one purpose."""

    guardian_id: int
    purpose: str
    text_id: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Whether a person's sensitive data may be entered, shown and exported now."""

    minor: bool
    closed: bool
    missing: tuple[str, ...] = ()
    guardians: int = 0


def years(born: date, on: date) -> int:
    """Return the age in whole years on a day; who was born on 29 February ages on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def last_birthday(on: date, age: int) -> date:
    """Return the latest birth date of those who have reached an age on a day."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:
        return date(on.year - age, 2, 28)


def age_limit(own: int | None, country: str | None, countries: Mapping[str, int]) -> int:
    """Return until which age a guardian answers: the region's own rule, its country's, else 18."""
    return own if own is not None else countries.get(country or "", OF_AGE)


def minor(born: date | None, on: date, age: int, *, takes_minors: bool) -> bool:
    """Tell whether a guardian answers for a person; without a birth date one of a games may."""
    return takes_minors if born is None else years(born, on) < age


def asked_of(texts: Iterable[Asked], country: str | None) -> tuple[Asked, ...]:
    """Return the texts that concern a child of a country: no transfer to the child's own."""
    at_home = f"{TRANSFER}{country}"
    return tuple(text for text in texts if text.purpose != at_home)


def missing(texts: Iterable[Asked], answers: Collection[Answered]) -> tuple[str, ...]:
    """Return the required purposes not agreed to: in the newest version, and by nobody refused.

    Where one of two guardians refuses, nothing is agreed to until they answer alike.
    """
    return tuple(
        text.purpose for text in texts if text.required and not _agreed(text.id, text, answers)
    )


def _agreed(text_id: int, text: Asked, answers: Collection[Answered]) -> bool:
    """Tell whether some guardian gave consent to this version and none says no."""
    here = [one for one in answers if one.purpose == text.purpose]
    given = any(one.answer == "given" and one.text_id == text_id for one in here)
    return given and all(one.answer == "given" for one in here)


def stopped(answers: Collection[Answered]) -> bool:
    """Tell whether a guardian said no to taking part: the child's name is hidden too."""
    return any(one.purpose == "taking-part" and one.answer != "given" for one in answers)


def digest(body: Words) -> str:
    """Return a digest of a text in all its languages, which the evidence keeps."""
    written = json.dumps(dict(body), sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()


def transfers(countries: Iterable[str | None]) -> tuple[str, ...]:
    """Return the purposes of passing data to these countries."""
    return tuple(f"{TRANSFER}{country}" for country in sorted({one for one in countries if one}))
