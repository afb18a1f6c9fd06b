"""Many people at once take places under the same guard as one does."""

from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from app.editions.actions import taking_many
from app.editions.errors import NoPlaceLeft
from app.editions.models import Place
from app.history.models import Record
from app.registration.actions import entering_many
from app.registration.actions.entering_many import enter_many
from app.registration.models import Participant
from app.registration.queries import invitee as find_invitee
from app.registration.rules import Entry
from tests.editions import making


def sent(count, role="athlete", start=0):
    return [
        (Entry(role=role, native_family="あ" * (n + 1)), str(UUID(int=start + n)))
        for n in range(count)
    ]


def entered(outcome):
    return [one for one in outcome.values() if isinstance(one, int)]


def counters(session):
    """Return what is taken in narrow places, and how many people there are."""
    narrow = select(func.sum(Place.taken)).where(
        Place.role.is_not(None), Place.region_id.is_not(None)
    )
    return session.scalar(narrow), session.scalar(select(func.count(Participant.id)))


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session, limited=making.limits(per_region=3, overall=4))


def invitee(session, world, code="t-jp"):
    return find_invitee(session, world.edition.id, code)


def test_as_many_are_entered_as_there_are_places(session, world):
    outcome = enter_many(session, None, invitee(session, world), sent(5))
    assert len(entered(outcome)) == 3
    assert sum(isinstance(one, NoPlaceLeft) for one in outcome.values()) == 2
    assert counters(session) == (3, 3)
    other = enter_many(session, None, invitee(session, world, "t-kr"), sent(5, start=100))
    assert (len(entered(other)), counters(session)) == (1, (4, 4))
    recorded = select(func.count(Record.id)).where(Record.action == "participant.entered")
    assert session.scalar(recorded) == 4


def test_the_same_again_enters_nobody_twice(session, world):
    first = enter_many(session, None, invitee(session, world), sent(2))
    again = enter_many(session, None, invitee(session, world), sent(3))
    assert first.items() <= again.items()
    assert counters(session) == (3, 3)


def test_a_role_that_is_not_offered_is_refused_and_the_others_are_entered(session, world):
    outcome = enter_many(
        session, None, invitee(session, world), [*sent(1), *sent(1, "guest", start=50)]
    )
    assert (len(entered(outcome)), counters(session)) == (1, (1, 1))


def stale_once(monkeypatch):
    """See more room than there is, as one does whom another region overtook."""
    room, looks = entering_many.room, []

    def see(rows):
        looks.append(rows)
        return {} if len(looks) == 1 else room(rows)

    monkeypatch.setattr(entering_many, "room", see)
    return looks


def test_a_stale_look_is_corrected_by_the_guard(session, world, monkeypatch):
    looks = stale_once(monkeypatch)
    outcome = enter_many(session, None, invitee(session, world), sent(5))
    assert (len(looks), len(entered(outcome)), counters(session)) == (2, 3, (3, 3))


def test_without_the_guard_it_would_be_too_many(session, world, monkeypatch):
    stale_once(monkeypatch)
    unguarded = (
        update(Place)
        .values(taken=Place.taken + taking_many._STEP)
        .where(Place.id == taking_many.bindparam("one"))
        .execution_options(synchronize_session=False)
    )
    monkeypatch.setattr(taking_many, "_TAKEN", unguarded)
    with pytest.raises(IntegrityError):
        enter_many(session, None, invitee(session, world), sent(5))
