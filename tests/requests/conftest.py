from types import SimpleNamespace

import pytest

from app.registration import actions as registration
from app.registration import queries as delegations
from app.registration.rules import Entry
from app.stages import actions as stages
from tests.editions import making
from tests.stages.conftest import BEFORE, HOUR, NAMES, planned

LATE = NAMES + HOUR


@pytest.fixture
def world(session, clock, person):
    """An edition after the deadline for names, which changes by request; a person is entered."""
    clock(BEFORE)
    made = making.world(session)
    for role, region in (("programme_coordinator", None), ("region_coordinator", made.toyama.id)):
        person(role, programme_id=made.programme.id, region_id=region)
    stages.set_stages(session, None, made.edition, planned(after="request"))
    made.edition.registration_closes_at = NAMES
    session.flush()
    enter(session, made, "Mori", "1" * 36)
    session.commit()
    clock(LATE)
    return made


def invitee(session, world, code="t-jp"):
    return delegations.invitee(session, world.edition.id, code)


def entry(family="Mori", **changes):
    return Entry(**{"role": "athlete", "native_family": family, **changes})


def enter(session, world, family, submission, **how):
    found = invitee(session, world)
    return registration.enter(session, None, found, entry(family), submission, **how)


def person_of(session, world):
    """Return the person who is entered, as registration finds one."""
    found = delegations.people(session, delegations.delegation(session, invitee(session, world)))
    return delegations.participant(session, world.edition.id, "t-jp", found[0].id)


@pytest.fixture
def toyama(world, signed_in):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    return signed_in("region_coordinator", **scope)


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def paths(world):
    here = f"{world.path}/delegations/t-jp"
    return SimpleNamespace(
        here=here,
        new=f"{here}/people/new",
        enter=f"{here}/requests/enter",
        above=f"{here}/requests/above",
        numbers=f"{here}/requests/numbers",
        queue=f"{world.path}/requests",
    )
