"""Balanced assignment against all assignments that there are, where there are few."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reviews.rules.assigning import Able, Shortage, Sought, Uneven, assign


def sought(one, kept=(), shut=(), areas=()):
    return Sought(id=one, kept=frozenset(kept), shut=frozenset(shut), areas=frozenset(areas))


def able(one, areas=(), most=None):
    return Able(id=one, areas=frozenset(areas), most=most)


def price(some, one):
    return 0 if some.areas & one.areas else 1 if not one.areas else 2


def every_way(proposals, reviewers, each):
    """Yield what all ways cost: squares of loads, then prices."""
    people = {one.id: one for one in reviewers}
    choices = []
    for some in proposals:
        kept = (some.kept - some.shut) & people.keys()
        open_to = sorted(people.keys() - some.shut - kept)
        choices.append(list(combinations(open_to, max(0, each - len(kept)))))
    before = [one for some in proposals for one in (some.kept - some.shut) & people.keys()]
    for way in product(*choices):
        given_to = [one for group in way for one in group]
        loads = {one: (before + given_to).count(one) for one in people}
        if all(
            people[one].most is None or loads[one] <= max(people[one].most, before.count(one))
            for one in people
        ):
            prices = [
                price(some, people[one])
                for some, group in zip(proposals, way, strict=True)
                for one in group
            ]
            yield sum(load * load for load in loads.values()), sum(prices)


def cost(plan, proposals, reviewers):
    people = {one.id: one for one in reviewers}
    texts = {some.id: some for some in proposals}
    prices = sum(price(texts[some], people[one]) for some, one in plan.pairs)
    return sum(load * load for load in plan.loads.values()), prices


@st.composite
def worlds(draw):
    ids = range(101, 101 + draw(st.integers(1, 4)))
    areas = st.frozensets(st.integers(1, 2), max_size=2)
    reviewers = [
        Able(id=one, areas=draw(areas), most=draw(st.none() | st.integers(0, 3))) for one in ids
    ]
    some = st.frozensets(st.sampled_from(ids), max_size=2)
    proposals = [
        Sought(id=one, kept=draw(some), shut=draw(some), areas=draw(areas))
        for one in range(1, 1 + draw(st.integers(1, 4)))
    ]
    return proposals, reviewers, draw(st.integers(1, 3))


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_no_way_is_better_than_the_one_found(world):
    proposals, reviewers, each = world
    plan = assign(proposals, reviewers, each)
    ways = list(every_way(proposals, reviewers, each))
    assert (plan.shortage is None) == bool(ways)
    if ways:
        assert cost(plan, proposals, reviewers) == min(ways)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_nothing_forbidden_is_assigned_and_every_need_is_met(world):
    proposals, reviewers, each = world
    plan = assign(proposals, reviewers, each)
    texts = {some.id: some for some in proposals}
    assert len(set(plan.pairs)) == len(plan.pairs)
    for proposal, reviewer in plan.pairs:
        assert reviewer not in texts[proposal].shut | texts[proposal].kept
    if plan.shortage is None:
        for some in proposals:
            kept = (some.kept - some.shut) & {one.id for one in reviewers}
            new = sum(proposal == some.id for proposal, _one in plan.pairs)
            assert len(kept) + new == max(each, len(kept))
    assert plan == assign(proposals, reviewers, each)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_a_reason_given_is_true(world):
    """What is wanted of the proposals named is more than the reviewers named can give."""
    proposals, reviewers, each = world
    plan = assign(proposals, reviewers, each)
    people = {one.id: one for one in reviewers}
    if found := plan.shortage:
        named = [some for some in proposals if not found.proposals or some.id in found.proposals]
        open_to = {some.id: people.keys() - some.shut - some.kept for some in named}
        kept = {some.id: len((some.kept - some.shut) & people.keys()) for some in named}
        assert found.wanted == sum(max(0, each - kept[one]) for one in kept)
        assert found.possible < found.wanted
        assert found.possible >= 0
        assert set(found.reviewers) <= set().union(*open_to.values())
    if found := plan.uneven:
        assert found.most - found.least > 1


CASES = {
    "loads within one of each other": (
        [sought(1), sought(2), sought(3)],
        [able(7), able(8)],
        1,
        [2, 1],
    ),
    "an own maximum is kept": (
        [sought(1), sought(2), sought(3), sought(4)],
        [able(7, most=1), able(8)],
        1,
        [1, 3],
    ),
    "what is assigned counts": (
        [sought(1, kept={7}), sought(2, kept={7}), sought(3)],
        [able(7), able(8)],
        1,
        [2, 1],
    ),
    "one who is shut out of what one has does not count": (
        [sought(1, kept={7}, shut={7}), sought(2)],
        [able(7), able(8)],
        1,
        [1, 1],
    ),
}


@pytest.mark.parametrize(("proposals", "reviewers", "each", "loads"), CASES.values(), ids=CASES)
def test_loads(proposals, reviewers, each, loads):
    plan = assign(proposals, reviewers, each)
    assert list(plan.loads.values()) == loads
    assert plan.shortage is plan.uneven is None


def test_areas_decide_between_even_ways():
    energy, ports = {1}, {2}
    proposals = [sought(1, areas=energy), sought(2, areas=ports)]
    plan = assign(proposals, [able(7, areas=ports), able(8, areas=energy)], 1)
    assert plan.pairs == ((1, 8), (2, 7))
    assert plan.strange == 0


SHORTAGES = {
    "one proposal has too few without a conflict": (
        [sought(1), sought(2, shut={7, 8})],
        [able(7), able(8), able(9)],
        2,
        Shortage(proposals=(2,), reviewers=(9,), wanted=2, possible=1),
    ),
    "everybody is full": (
        [sought(1), sought(2), sought(3)],
        [able(7, most=1), able(8, most=1)],
        1,
        Shortage(proposals=(), reviewers=(7, 8), wanted=3, possible=2),
    ),
    "two proposals share one reviewer who is full": (
        [sought(1, shut={8}), sought(2, shut={8}), sought(3)],
        [able(7, most=1), able(8)],
        1,
        Shortage(proposals=(1, 2), reviewers=(7,), wanted=2, possible=1),
    ),
    "nobody reviews": (
        [sought(1)],
        [],
        1,
        Shortage(proposals=(1,), reviewers=(), wanted=1, possible=0),
    ),
}


@pytest.mark.parametrize(
    ("proposals", "reviewers", "each", "shortage"), SHORTAGES.values(), ids=SHORTAGES
)
def test_why_it_is_impossible(proposals, reviewers, each, shortage):
    plan = assign(proposals, reviewers, each)
    assert plan.shortage == shortage
    assert plan.pairs == ()


def test_who_cannot_get_as_many_as_the_others_is_named():
    proposals = [sought(one, shut={7}) for one in range(1, 7)] + [sought(7)]
    plan = assign(proposals, [able(7), able(8), able(9)], 1)
    assert plan.loads == {7: 1, 8: 3, 9: 3}
    assert plan.uneven == Uneven(reviewers=(7,), least=1, most=3)


def test_five_hundred_proposals_take_few_steps():
    """Steps, not seconds: 500 proposals, 60 reviewers, 3 each, a conflict in ten."""
    reviewers = [able(one, areas={one % 7}, most=40 if one % 3 else 30) for one in range(60)]
    proposals = [
        sought(
            1000 + one,
            shut={other for other in range(60) if (one * 7 + other * 13) % 10 == 0},
            areas={one % 7, one % 5},
        )
        for one in range(500)
    ]
    plan = assign(proposals, reviewers, 3)
    assert len(plan.pairs) == 1500
    assert set(plan.loads.values()) == {25}
    assert plan.strange < 30
    assert plan.steps < 200_000
