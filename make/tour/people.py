"""The delegations: 26 people each and one more, as at the games of 2025; none of them exists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from make.tour.names import (
    CHINESE,
    JAPANESE,
    KOREAN,
    PATRONYMICS,
    RUSSIAN,
    Names,
    spellings,
)

ATHLETE = "athlete"
# How many come in each role; two in three are minors.
TEAM = {
    "head-of-delegation": 1,
    "official": 2,
    "coach": 4,
    "interpreter": 1,
    "medical-staff": 1,
    "judge": 1,
    ATHLETE: 16,
}
LARGER_TEAM = TEAM | {"press": 1}
# Athletes are of 15, 16 and 17 years on the first day, the others of 30 to 55.
YEAR, YOUNGEST, EIGHTEEN, ADULT, OLDEST = 365.25, 15, 18, 30, 55
APART = 211
# Every third has no mail address of their own.
WITHOUT_MAIL = 3


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in a delegation."""

    role: str
    family: str
    given: str
    latin_family: str
    latin_given: str
    kana: str = ""
    woman: bool
    born: date
    mail: str = ""


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """A region that comes: its code, its coordinator's demo account and language, its people."""

    code: str
    account: str
    language: str
    names: Names
    team: dict[str, int]


DELEGATIONS = (
    Delegation(code="jp-16", account="toyama", language="ja", names=JAPANESE, team=TEAM),
    Delegation(code="ru-pri", account="primorye", language="ru", names=RUSSIAN, team=TEAM),
    Delegation(code="kr-42", account="gangwon", language="ko", names=KOREAN, team=TEAM),
    Delegation(code="cn-ln", account="liaoning", language="zh", names=CHINESE, team=LARGER_TEAM),
)
EVERYBODY = sum(sum(one.team.values()) for one in DELEGATIONS)
MINORS = sum(one.team[ATHLETE] for one in DELEGATIONS)


def people(delegation: Delegation, first_day: date) -> list[Person]:
    """Make up a delegation's people, of ages that fit their roles on the first day."""
    roles = [role for role, number in delegation.team.items() for _ in range(number)]
    return [_person(delegation, place, role, first_day) for place, role in enumerate(roles)]


def one_more(delegation: Delegation, first_day: date) -> Person:
    """Make up an athlete for whom there is no place left."""
    extra = _person(delegation, sum(delegation.team.values()), ATHLETE, first_day)
    return replace(extra, mail="")


def _person(delegation: Delegation, place: int, role: str, first_day: date) -> Person:
    """Make up one; neighbours differ in sex, name and age."""
    names, woman = delegation.names, place % 2 == 0
    families = spellings(names.families)
    givens = spellings(names.women if woman else names.men)
    family = families[place % len(families)]
    given = givens[place // 2]
    native_family, latin_family, native_given = family[0], family[1], given[0]
    if names is RUSSIAN:
        native_family += "а" if woman else ""
        latin_family += "a" if woman else ""
        native_given += " " + PATRONYMICS[place % len(PATRONYMICS)][not woman]
    has_mail = role != ATHLETE or place % WITHOUT_MAIL
    address = f"{given[1]}.{latin_family}@{delegation.account}.example".lower()
    return Person(
        role=role,
        family=native_family,
        given=native_given,
        latin_family=latin_family.upper(),
        latin_given=given[1],
        kana="\u3000".join((family[2], given[2])) if names is JAPANESE else "",
        woman=woman,
        born=_born(role, place, first_day),
        mail=address if has_mail else "",
    )


def _born(role: str, place: int, first_day: date) -> date:
    """Return a birth date for an age that fits the role."""
    youngest, beyond = (YOUNGEST, EIGHTEEN) if role == ATHLETE else (ADULT, OLDEST)
    days = round((beyond - youngest) * YEAR) - 2
    return first_day - timedelta(days=round(youngest * YEAR) + 1 + place * APART % days)


def minors(delegation: Delegation, first_day: date) -> Iterator[Person]:
    """Yield those for whom a guardian decides."""
    return (one for one in people(delegation, first_day) if one.role == ATHLETE)
