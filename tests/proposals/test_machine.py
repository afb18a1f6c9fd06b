"""Whatever is done in whatever order: what was submitted stays, and outcomes are final."""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from app.proposals import rules
from app.proposals.rules import life as life_rules
from tests.proposals.life import Life
from tests.proposals.making import CLOSES

SETTINGS = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def known(world):
    return SimpleNamespace(
        call_id=world.call_id, region_ids=[region.id for region in world.regions]
    )


def run(session, known, settings=SETTINGS):
    run_state_machine_as_test(lambda: Life(session, known), settings=settings)


@pytest.mark.usefixtures("inside")
def test_a_proposals_life(session, known):
    run(session, known)


@pytest.fixture
def life(session, known, inside):
    """Two drafts, one of them submitted and written at since then."""
    made = Life(session, known)
    made.begin_two()
    made.submit(0)
    made.save(0)
    yield made
    made.teardown()


def also(monkeypatch, step, state, leads):
    """Let a step lead from one more state."""
    wrong = {name: dict(steps) for name, steps in rules.STEPS.items()}
    wrong[step][state] = leads
    monkeypatch.setattr(life_rules, "STEPS", wrong)


def test_the_machine_finds_that_a_withdrawn_proposal_is_submitted(life, monkeypatch):
    also(monkeypatch, "submit", "withdrawn", "submitted")
    life.withdraw(0)
    with pytest.raises(IntegrityError):
        life.submit(0)


def test_the_machine_finds_that_a_rejected_proposal_is_accepted(life, monkeypatch):
    also(monkeypatch, "accept", "rejected", "accepted")
    life.decide(0, "rejected")
    with pytest.raises(IntegrityError):
        life.decide(0, "accepted")


def test_the_machine_finds_that_a_deadline_does_not_hold(life, monkeypatch):
    monkeypatch.setattr(rules, "check_in_time", lambda *_facts: None)
    life.time_passes(CLOSES)
    with pytest.raises(AssertionError):
        life.submit(0)
