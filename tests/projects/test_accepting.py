"""What acceptance makes of each type of proposal, as the types are wired."""

import pytest

from app.calls.type import Accepted
from app.core.words import Words
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
