"""What the database itself refuses about decisions, and that without its triggers it would not."""

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError

from app.decisions.models import Decision, Release
from app.proposals.models import Proposal
from tests.decisions import making
from tests.decisions.making import DECIDING

OTHER = {"outcome": "deferred"}


@pytest.fixture
def released(session, world):
    making.decide(session, world, "accepted", world.first)
    making.release(session, world)
    return world


def refused(session, statement):
    """Tell whether the database refuses a statement; nothing of it stays."""
    try:
        with session.begin_nested() as inner:
            session.execute(statement)
            session.flush()
            inner.rollback()
    except IntegrityError:
        return True
    return False


def changes(world):
    """Return what must never happen once something was released."""
    ours = Proposal.id == world.first.id
    return {
        "another outcome": update(Decision).values(**OTHER),
        "another comment": update(Decision).values(for_proposer={"en": "No"}),
        "another date": update(Decision).values(released_at=DECIDING.replace(year=2030)),
        "made pending": update(Decision).values(released_at=None, release_id=None, made=""),
        "decision deleted": delete(Decision),
        "release deleted": delete(Release),
        "release moved": update(Release).values(at=DECIDING.replace(year=2030)),
        "back to submitted": update(Proposal)
        .where(ours)
        .values(state="submitted", released_at=None),
        "rejected after all": update(Proposal).where(ours).values(state="rejected"),
        "accepted at another time": update(Proposal)
        .where(ours)
        .values(released_at=DECIDING.replace(year=2030)),
        "accepted without a decision": update(Proposal)
        .where(Proposal.id == world.second.id)
        .values(state="accepted", released_at=DECIDING),
    }


NAMES = tuple(changes(type("W", (), {"first": Decision, "second": Decision})))


@pytest.mark.parametrize("name", NAMES)
def test_the_database_refuses(session, released, name):
    assert refused(session, changes(released)[name])


def test_a_pending_decision_makes_nothing_accepted(session, world):
    making.decide(session, world, "accepted", world.second)
    told = update(Proposal).where(Proposal.id == world.second.id)
    assert refused(session, told.values(state="accepted", released_at=DECIDING))


def test_what_is_pending_is_changed_and_deleted(session, world):
    making.decide(session, world, "accepted", world.first)
    assert not refused(session, update(Decision).values(**OTHER))
    assert not refused(session, delete(Decision))


def test_two_decisions_about_one_proposal_do_not_wait_at_once(session, world):
    making.decide(session, world, "accepted", world.first)
    session.add(Decision(proposal_id=world.first.id, outcome="revise", decided_at=DECIDING))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.flush()


def test_without_the_triggers_all_of_it_would_be_done(session, released, engine_name):
    names = (
        ["decisions_kept", "proposals_decided_update"]
        if engine_name == "postgresql"
        else ["decisions_kept_UPDATE", "decisions_kept_DELETE", "proposals_decided_update"]
    )
    with session.begin_nested() as outer:
        for name in names:
            table = " ON " + name.split("_")[0] if engine_name == "postgresql" else ""
            session.execute(text(f"DROP TRIGGER {name}{table}"))
        done = {name for name, one in changes(released).items() if not refused(session, one)}
        outer.rollback()
    # Releases are append-only, and a decision that made something is an acceptance: other walls.
    left = {"another outcome", "release deleted", "release moved"}
    assert done == set(NAMES) - left
