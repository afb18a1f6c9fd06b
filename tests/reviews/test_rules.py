"""Conflicts, what a phase shows, totals and reminders, as tables of cases."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from app.calls.type import Field
from app.reviews import rules
from app.reviews.errors import ScoreMissing, ScoreOutside
from app.reviews.rules import Involved, Part

A, B, C, D = 1, 2, 3, 4
TIES = {A: {D}, D: {A}}
BY_A = Involved(region_id=A)
BY_A_WITH_B = Involved(region_id=A, together=frozenset({B}))


@pytest.mark.parametrize(
    ("regions", "involved", "declared", "why"),
    [
        ((), BY_A, False, ()),
        ((), BY_A, True, ("declared",)),
        ((A,), BY_A, False, ("own-region",)),
        ((B,), BY_A, False, ()),
        ((B,), BY_A_WITH_B, False, ("co-proposer",)),
        ((A, B), BY_A_WITH_B, False, ("own-region", "co-proposer")),
        ((D,), BY_A, False, ("tied-region",)),
        ((D,), Involved(region_id=C, together=frozenset({A})), False, ("tied-region",)),
        ((D,), Involved(region_id=C), False, ()),
        ((C,), Involved(), False, ()),
        ((A,), BY_A, True, ("own-region", "declared")),
    ],
)
def test_conflicts(regions, involved, declared, why):
    assert rules.conflicts(regions, involved, TIES, declared=declared) == why


@dataclass
class Phase:
    opens_at: datetime
    closes_at: datetime
    who: str = "assigned"
    blind: bool = False
    others: str = "never"


DAY = timedelta(days=1)
START = datetime(2027, 6, 1, tzinfo=UTC)
END = START + 10 * DAY
MINE = Part(reviews=True, assigned=True)


def seen(part, now=START + DAY, **phase):
    """Name what somebody may do."""
    found = rules.sight([Phase(START, END, **phase)], part, now)
    names = ("reads", "writes", "others", "discusses", "blind")
    return {name for name in names if getattr(found, name)}


@pytest.mark.parametrize(
    ("part", "now", "phase", "may"),
    [
        (Part(), START, {}, {"blind"}),
        (Part(assigned=True), START, {}, {"blind"}),
        (Part(reviews=True), START, {}, {"blind"}),
        (Part(reviews=True), START, {"who": "all"}, {"reads", "writes"}),
        (MINE, START - DAY, {}, {"blind"}),
        (MINE, START, {}, {"reads", "writes"}),
        (MINE, END, {}, {"reads"}),
        (MINE, START, {"blind": True}, {"reads", "writes", "blind"}),
        (MINE, END, {"blind": True}, {"reads", "blind"}),
        (MINE, START, {"others": "after-own"}, {"reads", "writes"}),
        (MINE, START, {"others": "always"}, {"reads", "writes", "others", "discusses"}),
        (MINE, END, {"others": "always"}, {"reads", "others"}),
        (Part(decides=True), START - DAY, {"blind": True}, {"reads", "others", "discusses"}),
        (
            Part(decides=True, reviews=True, assigned=True),
            START,
            {"blind": True},
            {"reads", "writes", "others", "discusses"},
        ),
        (
            Part(reviews=True, assigned=True, done=True),
            START,
            {"others": "after-own"},
            {"reads", "writes", "others", "discusses"},
        ),
        (
            Part(reviews=True, assigned=True, done=True, decides=True, shut=True),
            START,
            {"others": "always", "who": "all"},
            {"blind"},
        ),
    ],
)
def test_what_is_seen(part, now, phase, may):
    assert seen(part, now, **phase) == may


def test_the_last_phase_that_concerns_somebody_says_what_they_see():
    blind, open_to_all = Phase(START, END, blind=True), Phase(END, END + DAY, who="all")
    assert rules.sight([blind, open_to_all], MINE, START).blind
    assert not rules.sight([blind, open_to_all], MINE, END).blind
    other = Part(reviews=True)
    assert not rules.sight([blind, open_to_all], other, START).reads
    assert rules.sight([blind, open_to_all], other, END).writes


def measure(number, weight, most=5, least=0):
    return SimpleNamespace(id=number, weight=weight, least=least, most=most)


MEASURES = [measure(1, 3), measure(2, 1), measure(3, 0)]


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ({}, None),
        ({3: 5}, None),
        ({1: 5, 2: 5, 3: 0}, "100"),
        ({1: 0, 2: 0}, "0"),
        ({1: 5, 2: 0}, "75"),
        ({1: 4}, "80"),
        ({1: 9, 2: 5}, "100"),
    ],
)
def test_totals(values, total):
    assert rules.total(MEASURES, values) == (total and Decimal(total))


def test_totals_are_rounded_to_hundredths():
    thirds = [measure(1, 1, 3), measure(2, 1, 3), measure(3, 1, 3)]
    assert rules.total(thirds, {1: 1, 2: 1, 3: 2}) == Decimal("44.44")
    assert rules.total(thirds, {1: 1, 2: 2, 3: 3}) == Decimal("66.67")


def test_a_signature_tells_weights_and_scales_but_not_what_is_not_counted():
    sign = rules.signature(MEASURES)
    assert sign == rules.signature([*reversed(MEASURES), measure(4, 0)])
    for other in (measure(1, 2), measure(1, 3, 6), measure(1, 3, least=1), measure(9, 3)):
        assert rules.signature([other, *MEASURES[1:]]) != sign


def test_a_review_that_is_done_has_all_scores_that_count():
    rules.check_scores(MEASURES, {1: 5, 2: 0}, done=True)
    rules.check_scores(MEASURES, {}, done=False)
    with pytest.raises(ScoreMissing):
        rules.check_scores(MEASURES, {1: 5}, done=True)
    for value in (-1, 6):
        with pytest.raises(ScoreOutside):
            rules.check_scores(MEASURES, {1: value}, done=False)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "sent", "due"),
    [
        (END - 73 * HOUR, {}, set()),
        (END - 72 * HOUR, {}, {72}),
        (END - 24 * HOUR, {}, {72, 24}),
        (END - 24 * HOUR, {72: END}, {24}),
        (END - 24 * HOUR, {72: END - DAY, 24: END}, {72}),
        (END, {}, set()),
    ],
)
def test_reminders_that_are_due(now, sent, due):
    assert rules.due(sent, START, END, now) == due


def test_a_short_phase_is_not_reminded_of_before_it_opens():
    assert rules.due({}, END - 2 * DAY, END, END - HOUR) == {24}


CONTENT = {
    "original": "en",
    "region": "jp-16",
    "organisation": "Org",
    "texts": {"en": {"title": "Kelp", "summary": "Plant.", "status": "original"}},
    "areas": ["fishery"],
    "values": {"goal": "Cleaner water", "venue": "Toyama hall"},
    "starts_on": "2028-01-01",
    "ends_on": None,
    "place": "Toyama bay",
    "place_region": "jp-16",
    "people": 12,
    "people_note": "From Toyama",
    "parties": [{"region": "kr-42", "organisation": "", "state": "confirmed"}],
    "budget": [{"what": "Flight from Toyama", "payer": "sender", "amount": "5", "currency": "JPY"}],
    "papers": [{"uuid": "u", "name": "toyama.pdf"}],
    "continues": "another",
}


def test_in_a_blind_phase_nothing_tells_who_proposes():
    fields = (
        Field(identifier="goal", label=""),
        Field(identifier="venue", label="", tells_who=True),
    )
    kind = SimpleNamespace(fields=fields)
    assert rules.shown(CONTENT, kind, blind=False) == CONTENT
    shown = rules.shown(CONTENT, kind, blind=True, hidden="A cost")
    assert "oyama" not in repr(shown)
    assert not {"jp-16", "kr-42", "Org", "another"} & set(repr(shown).replace("'", " ").split())
    for word in ("Kelp", "Cleaner water", "fishery", "2028-01-01", "A cost"):
        assert word in repr(shown)
    assert set(shown) == set(CONTENT)
