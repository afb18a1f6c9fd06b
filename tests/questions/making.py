"""Questions for tests: drafts, people, and answers as they are stored."""

from itertools import count
from uuid import uuid4

from app.core import clock
from app.core.words import Words
from app.editions import queries as editions
from app.questions import actions, queries
from app.questions.models import Answer
from app.questions.terms import Draft, Option
from app.registration.models import Delegation, Participant

_numbers = count(1)


def draft(label="What?", kind="text", **given):
    return Draft(kind=kind, label=Words(en=label), **given)


def option(key, places=None, **given):
    return Option(key=key, label=Words(en=key.title()), places=places, **given)


def sizes(label="Size", **given):
    return draft(
        label, given.pop("kind", "choice"), **{"options": (option("s"), option("m", 2)), **given}
    )


def ask(session, world, made):
    """Add a question and return it as the pages find it."""
    edition_id = world.edition.id
    session.flush()
    session.expunge_all()
    edition = editions.edition(session, edition_id)
    return again(session, world, actions.add(session, None, edition, made))


def again(session, world, question):
    """Return a question read anew."""
    number, edition = question.id, world.edition.id
    session.flush()
    session.expunge_all()
    found = queries.question(session, edition, number)
    world.edition = found.edition
    return found


def person(session, world):
    """Enter a person in the first region."""
    delegation = Delegation(edition_id=world.edition.id, region_id=world.toyama.id)
    known = session.query(Delegation).where(Delegation.edition_id == world.edition.id).first()
    if known is None:
        session.add(delegation)
        session.flush()
    known = known or delegation
    made = Participant(
        delegation_id=known.id,
        edition_id=known.edition_id,
        region_id=known.region_id,
        role="athlete",
        name_order="single",
        native_family="Ким",
        search_key="ким",
        sort_key="ким",
        submission=f"s{next(_numbers)}",
        entered_at=clock.now(),
    )
    session.add(made)
    session.flush()
    return made


def answered(session, question, participant, value="x", keys=None):
    """Store an answer under the question's current version."""
    made = Answer(
        uuid=str(uuid4()),
        participant_id=participant.id,
        question_id=question.id,
        question_version_id=question.current.id,
        value=value,
        keys=keys,
        answered_at=clock.now(),
    )
    session.add(made)
    session.flush()
    return made
