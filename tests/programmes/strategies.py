"""Programmes of every shape that a document may have, for hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from app.core.dates import PartialDate
from app.core.words import Words
from app.programmes.rules.candidacy import Candidacy
from app.programmes.rules.cycle import Cycle
from app.programmes.rules.facts import Cadence, Policies, Programme, Rule
from app.programmes.rules.permanent import Permanent
from app.programmes.rules.reciprocal import DIRECTIONS, Reciprocal
from app.programmes.rules.records import (
    Adjustment,
    AdjustmentKind,
    Edition,
    LeftReason,
    Member,
    MemberClass,
    Office,
    OfficeKind,
    Region,
    Status,
)
from app.programmes.rules.sides import CHOICES, Side, Sides
from app.programmes.rules.tied import Tied
from app.programmes.rules.unruled import BECAUSE, NoRotation, Unknown

CODES = ("a", "b", "c", "d", "e", "f")
REGIONS = {
    code: Region(code=code, names=Words(en=code.upper()), country=country)
    for code, country in zip(CODES, ("JP", "RU", "KR", "CN", "JP", None), strict=True)
}
YEARS = st.integers(2000, 2035)
CODE = st.sampled_from(CODES)
ORDER = st.lists(CODE, unique=True, max_size=6).map(tuple)
SOME = st.lists(CODE, unique=True, min_size=1, max_size=2).map(tuple)
NOTES = st.sampled_from(["", "seen", "見た"])
SIDES = (Side(code="jp", countries=("JP",)), Side(code="ru", countries=("RU", "KR")))


def maybe(strategy):
    return st.none() | strategy


def dates(low, high):
    return st.integers(low, high).map(lambda year: PartialDate(f"{year}-04"))


METHODS_DRAWN = st.one_of(
    st.builds(Cycle, order=ORDER, first=maybe(CODE), joiners=st.booleans()),
    st.builds(
        Sides,
        sides=st.just(SIDES),
        choice=st.sampled_from(CHOICES),
        first=maybe(st.sampled_from(["jp", "ru"])),
    ),
    st.builds(
        Candidacy, avoid_last=st.integers(0, 3), decided_by=st.sampled_from(["", "assembly"])
    ),
    st.builds(
        Reciprocal,
        pair=st.permutations(CODES).map(lambda one: (one[0], one[1])),
        direction=st.sampled_from(DIRECTIONS),
        first=maybe(CODE),
    ),
    st.builds(Permanent, at=SOME),
    st.builds(Tied, to=st.just("other"), offset=st.integers(-2, 2), years=st.integers(1, 2)),
    st.builds(NoRotation, because=st.sampled_from(BECAUSE)),
    st.just(Unknown()),
)
POLICIES = st.builds(
    Policies,
    declined=maybe(st.sampled_from(["owed", "lost"])),
    cancelled=maybe(st.sampled_from(["keeps", "loses"])),
    postponed=maybe(st.sampled_from(["keeps", "loses"])),
    calendar=maybe(st.sampled_from(["shift", "stay"])),
)
RULES = st.builds(
    Rule,
    method=METHODS_DRAWN,
    valid_from=maybe(YEARS),
    hosts=st.integers(1, 3),
    always=st.just(()) | SOME,
    policies=POLICIES,
    note=NOTES,
)
MEMBERS = st.builds(
    Member,
    region=CODE,
    member_class=st.sampled_from([MemberClass.FULL, MemberClass.FULL, MemberClass.OBSERVER]),
    joined=maybe(dates(1990, 2010)),
    left=maybe(dates(2011, 2035)),
    left_reason=maybe(st.sampled_from([LeftReason.WITHDREW, LeftReason.SUSPENDED])),
    place=maybe(st.integers(1, 6)),
    side=maybe(st.sampled_from(["jp", "ru"])),
)
EDITIONS = st.builds(
    Edition,
    year=YEARS,
    number=maybe(st.integers(1, 40).map(str)),
    hosts=st.just(()) | SOME,
    status=st.sampled_from(Status),
    note=NOTES,
)
OFFICES = st.builds(
    Office, office=st.sampled_from(OfficeKind), region=CODE, since=maybe(dates(2000, 2020))
)


@st.composite
def adjustments(draw):
    """Draw one event that is complete."""
    kind = draw(st.sampled_from(AdjustmentKind))
    one, two = draw(st.permutations(CODES))[:2]
    year = draw(st.integers(2000, 2032))
    later = year + draw(st.integers(1, 3))
    whole = kind in {AdjustmentKind.CANCELLED, AdjustmentKind.POSTPONED, AdjustmentKind.DORMANT}
    return Adjustment(
        kind=kind,
        year=year,
        region=None if whole else one,
        other=two if kind is AdjustmentKind.SWAPPED else None,
        to_year=later if kind is AdjustmentKind.SWAPPED else draw(maybe(st.just(later))),
        reason=draw(NOTES),
    )


@st.composite
def single(draw, slug="games"):
    """Draw a programme that carries no other."""
    cadence = draw(st.sampled_from(Cadence))
    rules = draw(st.lists(RULES, max_size=2))
    first = [] if not rules else [rules[0]]
    later = [replace(rule, valid_from=(rules[0].valid_from or 2000) + 7) for rule in rules[1:]]
    return Programme(
        slug=slug,
        names=Words(en="Games"),
        kind_slug=draw(maybe(st.just("games"))),
        since=draw(maybe(dates(1990, 2025))),
        cadence=cadence,
        cadence_years=draw(st.integers(1, 4)) if cadence is Cadence.EVERY else None,
        regions=REGIONS,
        members=tuple(draw(st.lists(MEMBERS, max_size=6))),
        rules=(*first, *later),
        editions=tuple(draw(st.lists(EDITIONS, max_size=8))),
        adjustments=tuple(draw(st.lists(adjustments(), max_size=5))),
        offices=tuple(draw(st.lists(OFFICES, max_size=2))),
    )


@st.composite
def programmes(draw):
    """Draw a programme, sometimes with one that it may follow."""
    facts = draw(single())
    if draw(st.booleans()):
        return facts
    return replace(facts, others={"other": draw(single(slug="other"))})
