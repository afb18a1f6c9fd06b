"""What the database counts is what the rules say: figures and conflicts."""

from decimal import ROUND_HALF_UP, Decimal
from statistics import fmean, pstdev

import pytest
from sqlalchemy import select

from app.proposals.models import Party, Proposal
from app.reviews import queries, rules
from app.reviews.models import Conflict
from app.reviews.queries import Figures
from tests.reviews import making


def test_figures(session, world):
    people = [making.reviewer(session, world) for _ in range(4)]
    making.assign(session, world, world.first, *people)
    for person, values in zip(people, [(5, 5, 0), (0, 0, 5), (3, 1)], strict=False):
        making.reviewed(session, world, world.first, person, *values)
    totals = [100, 0, 50]
    assert queries.figures(session, world.call_id) == {
        world.first.id: Figures(
            mean=Decimal("50.00"),
            spread=Decimal(repr(pstdev(totals))).quantize(Decimal("0.01")),
            disagreement=Decimal("100.00"),
            done=3,
            missing=1,
        )
    }
    assert fmean(totals) == 50


def test_a_draft_counts_as_missing(session, world):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    making.reviewed(session, world, world.first, person, 5, done=False)
    assert queries.figures(session, world.call_id) == {world.first.id: Figures(missing=1)}


def test_a_review_of_one_whom_a_conflict_shuts_out_counts_no_more(session, world):
    people = [making.reviewer(session, world), making.reviewer(session, world, world.liaoning)]
    making.assign(session, world, world.first, *people)
    for person in people:
        making.reviewed(session, world, world.first, person, 5, 5)
    assert queries.figures(session, world.call_id)[world.first.id].done == 2
    making.tie(session, world.toyama, world.liaoning)
    found = queries.figures(session, world.call_id)
    assert (found[world.first.id].done, found[world.first.id].missing) == (1, 0)
    session.expire_all()
    (review,) = queries.reviews(session, making.reading(session, world.first, people[0]).proposal)
    assert review.user_id == people[0].user_id


@pytest.mark.parametrize("change", [{"weight": 0}, {"most": 10}, {"weight": 7}, {"least": 1}])
def test_figures_follow_the_criteria(session, world, change):
    people = [making.reviewer(session, world) for _ in range(2)]
    making.assign(session, world, world.first, *people)
    values = [(4, 1, 2), (0, 3)]
    for person, given in zip(people, values, strict=True):
        making.reviewed(session, world, world.first, person, *given)
    before = queries.figures(session, world.call_id)[world.first.id]
    assert before.mean == Decimal("40.00")
    for name, value in change.items():
        setattr(world.criteria[0], name, value)
    session.flush()
    totals = [rules.total(world.criteria, making.scores(world, *given)) for given in values]
    after = queries.figures(session, world.call_id)[world.first.id]
    assert after.mean == (sum(totals) / 2).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert after.disagreement == max(totals) - min(totals)
    if "least" not in change:
        for person, given in zip(people, values, strict=True):
            making.reviewed(session, world, world.first, person, *given)
        assert queries.figures(session, world.call_id)[world.first.id] == after


def test_halves_are_rounded_alike_however_a_total_is_made(session, world):
    """32 points on a scale of 0 to 32: three points are 9.375, which is 9.38."""
    world.criteria[0].most, world.criteria[1].weight = 32, 0
    session.commit()
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    made = making.reviewed(session, world, world.first, person, 3)
    kept = queries.figures(session, world.call_id)
    assert kept[world.first.id].mean == Decimal("9.38")
    made.measured_by = "old"
    session.flush()
    assert queries.figures(session, world.call_id) == kept


def test_the_database_finds_the_conflicts_that_the_rule_finds(session, world):
    making.tie(session, world.liaoning, world.gangwon)
    state = {"asked_at": making.NOON, "answered_at": making.NOON, "state": "confirmed"}
    session.add(Party(proposal_id=world.second.id, region_id=world.toyama.id, **state))
    declined = {**state, "state": "declined"}
    session.add(Party(proposal_id=world.first.id, region_id=world.gangwon.id, **declined))
    people = [making.reviewer(session, world, region) for region in (None, *world.regions)]
    outside = people[0]
    session.add(
        Conflict(
            proposal_id=world.second.id,
            user_id=outside.user_id,
            reason="Married.",
            declared_at=making.NOON,
        )
    )
    session.flush()
    call = making.call(session, world)
    found = queries.conflicts(session, call)
    by_rule = {}
    for proposal in session.scalars(select(Proposal)).all():
        for person in people:
            if why := making.reading(session, proposal, person).conflicts:
                by_rule[proposal.id, person.user_id] = frozenset(why)
    assert found == by_rule
    first, second = world.first.id, world.second.id
    toyama, gangwon, liaoning = (one.user_id for one in people[1:])
    assert found == {
        (first, toyama): {"own-region"},
        (second, toyama): {"co-proposer"},
        (second, gangwon): {"own-region"},
        (second, liaoning): {"tied-region"},
        (second, outside.user_id): {"declared"},
    }
    for person in people:
        shut = queries.shut(session, making.call(session, world), person.user_id)
        assert shut == {proposal for proposal, user in found if user == person.user_id}
