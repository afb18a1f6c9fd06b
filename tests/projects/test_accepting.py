"""What acceptance makes of each type of proposal, as the types are wired."""

import pytest

from app.calls import queries as calls
from app.calls.type import Accepted
from app.core.words import Words
from app.decisions import actions as decisions
from app.decisions import queries as decision_queries
from app.decisions.actions.deciding import Verdict
from app.decisions.rules.releasing import digest
from app.editions.models import Edition
from app.kinds import accepting, proposing
from app.programmes.models import RotationRule
from app.programmes.rules.document import dump_rule
from app.programmes.rules.facts import Rule
from app.programmes.rules.unruled import Unknown
from app.projects import queries
from app.projects.errors import NoEdition
from app.turns.errors import YearTaken
from app.turns.models import Turn
from tests.proposals import making
from tests.proposals.making import CLOSES


def told(world, edition=None, **values):
    return Accepted(
        programme=world.programme,
        edition=edition,
        title=Words(en="Projects 2028"),
        values=values,
        at=CLOSES,
    )


def test_every_type_makes_what_it_says():
    made = {one.slug: one.creates for one in proposing.ALL}
    assert made == {
        "project": accepting.become_project,
        "cooperation": accepting.become_project,
        "agenda-item": accepting.wait_in_edition,
        "session": accepting.wait_in_edition,
        "host-candidacy": accepting.become_turn,
    }


@pytest.fixture
def requested(app):
    """Stand inside a request, as a release does."""
    with app.test_request_context():
        yield


def test_a_project_begins(session, world, accepted, requested):
    made = accepted()
    path = accepting.become_project(session, None, made, told(world))
    assert path == f"/projects/{queries.of_proposal(session, made.id).uuid}"


def test_a_project_begins_as_it_was_submitted(session, world, accepted, requested):
    made = accepted(place="Toyama", people=3)
    made.place, made.people = "Written since", 99
    made.areas.clear()
    session.commit()
    accepting.become_project(session, None, made, told(world))
    found = queries.project_with_parts(session, queries.of_proposal(session, made.id).uuid)
    assert (found.place, found.people) == ("Toyama", 3)
    assert [one.code for one in found.areas] == [world.area.code]


def test_an_item_waits_in_the_edition_of_its_call(session, world, accepted, requested):
    edition = Edition(programme_id=world.programme.id, year=2028)
    session.add(edition)
    session.flush()
    made = accepted()
    path = accepting.wait_in_edition(session, None, made, told(world, edition, minutes="40"))
    assert path == f"/editions/{edition.id}#agenda"
    (item,) = queries.items_of_edition(session, edition.id)
    assert item.minutes == 40
    with pytest.raises(NoEdition):
        accepting.wait_in_edition(session, None, made, told(world, minutes="40"))


@pytest.fixture
def rotation(session, world):
    """Let the programme have a rule; nobody knows which."""
    rule = RotationRule(programme_id=world.programme.id, terms=dump_rule(Rule(method=Unknown())))
    session.add(rule)
    session.flush()


def test_a_candidacy_becomes_a_turn_that_is_accepted(session, world, rotation, accepted, requested):
    made = accepted()
    path = accepting.become_turn(session, None, made, told(world, year="2030"))
    (turn,) = session.query(Turn).all()
    assert (turn.year, turn.region_id, turn.state) == (2030, world.toyama.id, "accepted")
    assert path == f"/turns/{turn.id}"


def test_a_year_that_is_taken_is_refused_in_words(session, world, rotation, accepted, requested):
    taken = {"programme_id": world.programme.id, "year": 2030, "region_id": world.gangwon.id}
    session.add(Turn(**taken, state="accepted"))
    session.flush()
    with pytest.raises(YearTaken, match="2030 is the turn of Gangwon already"):
        accepting.become_turn(session, None, accepted(), told(world, year="2030"))


def test_a_release_makes_projects_of_what_is_accepted_alone(
    session, world, requested, client, clock
):
    texts = [{"en": making.text(title)} for title in ("Taken kelp", "Lost kelp")]
    taken, lost = (making.submitted(session, world, texts=one) for one in texts)
    world.call.type_slug = proposing.PROJECT.slug
    session.commit()
    clock(making.LATE)
    call = calls.call(session, world.call_id)
    for made, outcome in ((taken, "accepted"), (lost, "rejected")):
        decisions.decide(session, None, call, {made.id: 0}, Verdict(outcome=outcome))
    session.commit()
    # Nothing is made and nothing is seen before the release.
    assert queries.of_proposal(session, taken.id) is None
    assert "Taken kelp" not in client.get("/projects").text
    pending = decision_queries.pending(session, call.id)
    decisions.release(session, None, call, digest((one.id, one.version) for one in pending))
    session.commit()
    made = queries.of_proposal(session, taken.id)
    assert queries.of_proposal(session, lost.id) is None
    assert client.get(f"/projects/{made.uuid}").status_code == 200
    for address in ("/projects", "/news.atom"):
        shown = client.get(address).text
        assert "Taken kelp" in shown
        assert "Lost kelp" not in shown
