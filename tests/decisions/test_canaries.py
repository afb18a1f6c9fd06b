"""No page, feed or file tells a pending decision, its comment or a score to who may not know."""

import pytest
from sqlalchemy import select

from app.calls.models import PanelMember
from app.core.outbox import Letter
from app.proposals.models import Proposal
from app.reviews import queries as reviewing
from tests.decisions import making, walking
from tests.reviews import making as reviews

PENDING = "canarypending"
# No other figure of this world has these digits: 12.5, 62.5 and 37.5 are counted from scores.
SCORES = ("62.50", "62.5<", "37.5<", reviews.COMMITTEE)
OUTSIDE = ("anyone", "signed_in", "own", "other", "elsewhere", "conflicted", "panel_conflicted")


@pytest.fixture
def scored(session, world, clock):
    """Two reviewers have judged the first proposal; nothing is decided."""
    clock(reviews.REVIEWING)
    people = [reviews.reviewer(session, world) for _ in range(2)]
    reviews.assign(session, world, world.first, *people)
    reviews.reviewed(session, world, world.first, people[0], 5, 5, 0)
    reviews.reviewed(session, world, world.first, people[1], 0, 5, 0)
    clock(making.DECIDING)
    world.call.decided_by = "panel"
    session.commit()
    return world


@pytest.fixture
def people(session, scored, person):
    """Everybody who might look; those of Toyama have a conflict of interest by their region."""
    here = {"programme_id": scored.programme.id}
    made = {
        "anyone": None,
        "signed_in": person(),
        "own": person("region_coordinator", **here, region_id=scored.toyama.id),
        "other": person("region_coordinator", **here, region_id=scored.gangwon.id),
        "elsewhere": person("programme_coordinator", programme_id=_elsewhere(session, scored)),
        "conflicted": reviews.reviewer(session, scored, scored.toyama).user,
        "panel_conflicted": person("region_coordinator", **here, region_id=scored.toyama.id),
        "panel": person("region_coordinator", **here, region_id=scored.liaoning.id),
        "coordinator": person("programme_coordinator", **here),
    }
    for name in ("panel", "panel_conflicted"):
        told = {"call_id": scored.call_id, "added_at": reviews.NOON}
        session.add(PanelMember(user_id=made[name].id, **told))
    session.commit()
    return made


def _elsewhere(session, world):
    other = reviews.making.making.programme(session, slug="elsewhere")
    session.flush()
    return other.id


@pytest.fixture
def addresses(app, session, scored):
    """Every address of this world: those of its call, proposals, regions and programme."""
    found = session.scalars(select(Proposal.uuid)).all()
    known = {
        "call_id": [scored.call_id],
        "uuid": found,
        "slug": [scored.programme.slug],
        "code": [scored.toyama.code],
        "number": [1, 2],
        "first": [1],
        "second": [1],
    }
    return walking.paths(app, known)


def of_call(addresses):
    """Return the addresses beneath the call and its proposals: enough to be told something."""
    return [one for one in addresses if one.startswith(("/calls/", "/proposals/"))]


def look(client, people, name, addresses):
    """Return everything that somebody is told, in a browser of their own."""
    browser = client.application.test_client()
    who = people[name]
    # A context of its own: in the test's, the first who asks would stay signed in for all.
    with client.application.app_context():
        return walking.walk(browser.sign_in(who) if who else browser, addresses)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_tells_outsiders_what_is_pending(session, client, scored, people, addresses, name):
    alike = name in {"signed_in", "elsewhere"}
    before = {} if alike else look(client, people, name, addresses)
    decided = {"for_proposer": {"en": PENDING}}
    making.decide(session, scored, "accepted", scored.first, **decided)
    after = look(client, people, name, addresses)
    assert len(after) > 40
    assert walking.telling(after, PENDING, *SCORES) == []
    # Who releases is told how many decisions a conflict hides, and nothing of them.
    known = [f"/calls/{scored.call_id}/release"] if name == "panel_conflicted" else []
    assert walking.differing(before, after) == known
    letters = session.scalars(select(Letter)).all()
    assert [one for one in letters if PENDING in one.subject + one.body] == []


def test_those_who_decide_are_told_and_so_the_walk_would_find_it(
    session, client, scored, people, addresses
):
    decided = {"for_proposer": {"en": PENDING}}
    making.decide(session, scored, "accepted", scored.first, **decided)
    for name in ("panel", "coordinator"):
        seen = look(client, people, name, of_call(addresses))
        assert walking.telling(seen, PENDING)
        assert walking.telling(seen, *SCORES)


@pytest.mark.parametrize("name", ["own", "conflicted"])
def test_without_its_guard_the_walk_finds_it(
    app, session, client, scored, people, addresses, name, monkeypatch
):
    making.decide(session, scored, "accepted", scored.second, for_proposer={"en": PENDING})
    for endpoint in ("decisions.ranking", "decisions.release"):
        rule = app.view_functions[endpoint].access_rule
        monkeypatch.setitem(vars(rule), "safe", lambda *_given: True)
    seen = look(client, people, name, of_call(addresses))
    assert walking.telling(seen, PENDING)


def test_without_conflicts_the_panel_s_member_would_be_told(
    session, client, scored, people, addresses, monkeypatch
):
    making.decide(session, scored, "accepted", scored.first, for_proposer={"en": PENDING})
    monkeypatch.setattr(reviewing, "shut", lambda *_given: frozenset())
    seen = look(client, people, "panel_conflicted", of_call(addresses))
    assert walking.telling(seen, PENDING)
    assert walking.telling(seen, *SCORES)


def test_a_release_tells_each_what_is_theirs(session, client, scored, people, addresses):
    told = {"for_proposer": {"en": PENDING}}
    making.decide(session, scored, "rejected", scored.first, **told)
    making.release(session, scored)
    seen = look(client, people, "own", addresses)
    assert walking.telling(seen, PENDING) == [f"/proposals/{scored.first.uuid}"]
    assert walking.telling(seen, *SCORES) == []
    for name in ("anyone", "other", "conflicted"):
        assert walking.telling(look(client, people, name, addresses), PENDING) == []
