"""What waits on the home page for those who propose, are asked to join, or run calls."""

import pytest

from app.proposals.models import Party
from tests.proposals import making


@pytest.fixture
def world(app, session, clock):
    clock(making.NOON)
    made = making.world(session)
    with app.app_context():
        made.kelp = making.begin(session, made)
    session.commit()
    return made


@pytest.fixture
def waits(world, signed_in):
    """Return what waits for a region's coordinator, or for the programme's."""

    def read(region=None):
        scope = {"programme_id": world.programme.id}
        role = "region_coordinator" if region else "programme_coordinator"
        client = signed_in(role, **scope, **({"region_id": region.id} if region else {}))
        page = client.get("/").text
        assert 'id="waiting"' in page
        return page[page.index('id="waiting"') : page.index("<figure")]

    return read


def test_a_draft_waits_for_its_own_region_until_the_deadline(world, waits, clock):
    assert "Kelp · Toyama" in waits(world.toyama)
    assert f"/proposals/{world.kelp.uuid}/edit" in waits(world.toyama)
    assert "Kelp" not in waits(world.gangwon)
    clock(making.CLOSES)
    assert "Kelp" not in waits(world.toyama)


def test_what_came_back_waits_until_its_own_deadline(app, world, waits, session, clock):
    with app.app_context():
        kelp = making.submitted(session, world, world.gangwon)
    session.commit()
    assert "Kelp" not in waits(world.gangwon)
    kelp.state, kelp.revise_until = "revise", making.LATE
    session.commit()
    clock(making.CLOSES)
    assert "It came back for another version" in waits(world.gangwon)
    clock(making.LATE)
    assert "Kelp" not in waits(world.gangwon)


def test_a_region_that_is_asked_to_join_is_told_until_it_answers(world, waits, session):
    asked = {"proposal_id": world.kelp.id, "region_id": world.gangwon.id}
    party = Party(**asked, asked_at=making.NOON)
    session.add(party)
    session.commit()
    assert "Your region is asked to propose it together" in waits(world.gangwon)
    assert "Your region is asked" not in waits(world.liaoning)
    party.state, party.answered_at = "confirmed", making.NOON
    session.commit()
    assert "Your region is asked" not in waits(world.gangwon)


def test_a_cancelled_call_asks_nothing_more(world, waits, session):
    world.call.cancelled_at = making.NOON
    session.commit()
    assert "Kelp" not in waits(world.toyama)


def test_a_call_that_nobody_sees_waits_for_who_runs_it(world, waits, session):
    assert "Nobody else sees this call yet" not in waits()
    world.call.published_at = None
    session.commit()
    assert "Nobody else sees this call yet" in waits()
    assert "Projects 2028" not in waits(world.gangwon)
