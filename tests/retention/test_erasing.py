"""A person who asks for it is gone: from every page of the database, its journal and its copies."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select

from app.accounts.models import Grant, User
from app.core import clock as clock_
from app.history.models import Record
from app.questions.models import Answer, OptionPlace
from app.registration.models import Participant
from app.retention import jobs
from app.retention.rules import MAIL_DAYS
from app.vault import actions as vault
from app.vault.errors import Erased
from tests import postgres
from tests.retention.canaries import LAST_DAY, World


@pytest.fixture
def world(live, at):
    """Two people of one region in a database of its own, and who may erase them."""
    at(LAST_DAY)
    with live.app.app_context(), live.transaction() as session:
        made = World(session)
        edition = made.edition()
        made.gone, made.other = (made.person(edition, made.regions[0]) for _ in range(2))
        person = session.get_one(Participant, made.gone.id)
        made.name = person.native
        code = made.regions[0].code
        made.path = f"/editions/{edition.id}/delegations/{code}/people/{person.id}/erase"
        made.scope = {"programme_id": made.programme.id, "region_id": made.regions[0].id}
        made.edition_id = edition.id
    return made


def everything(live):
    """Return every byte that the database has of anything, as its files or a copy hold it."""
    url = make_url(live.url)
    if url.get_backend_name() == "sqlite":
        return b"".join(
            path.read_bytes()
            for path in Path(url.database).parent.glob(f"{Path(url.database).name}*")
        )
    return dump(url)


def dump(url):
    return subprocess.run(
        [postgres.binaries() / "pg_dump", url.set(drivername="postgresql").render_as_string()],
        check=True,
        capture_output=True,
    ).stdout


def hits(live, person):
    """Count the words of a person anywhere."""
    found = everything(live)
    return sum(found.count(word.encode()) for word in person.words)


def sign_in(live, role, **scope):
    with live.transaction() as session:
        user = User(email="who@example.org", name="Who", created_at=clock_.now())
        session.add(user)
        session.flush()
        session.add(Grant(user_id=user.id, role=role, granted_at=clock_.now(), **scope))
    return live.client().sign_in(user)


def test_nothing_of_an_erased_person_is_left_anywhere(live, world):
    before, others = hits(live, world.gone), hits(live, world.other)
    assert min(before, others) > 10
    client = sign_in(live, "region_coordinator", **world.scope)
    answer = client.post(world.path, data={"named": world.name})
    assert answer.status_code == 303, answer.text
    with live.app.app_context():
        jobs.forget_overwritten()
    assert hits(live, world.gone) == 0
    assert hits(live, world.other) > 10


def test_what_is_left_counts_the_person_and_tells_the_history(live, world):
    client = sign_in(live, "programme_coordinator", programme_id=world.scope["programme_id"])
    client.post(world.path, data={"named": world.name})
    with live.transaction() as session:
        person = session.get_one(Participant, world.gone.id)
        assert (person.role, person.region_id, person.native) == (
            "athlete",
            world.scope["region_id"],
            "—",
        )
        assert person.erased_at is not None
        [record] = session.scalars(select(Record).where(Record.action == "participant.erased"))
        assert (record.subject, record.details) == (f"participant:{person.id}", {})
        left = select(func.count()).where(Answer.participant_id == person.id)
        assert session.scalar(left) == 0
        assert session.scalars(select(OptionPlace.taken)).one() == 1
        assert session.scalar(select(func.count()).select_from(Participant)) == 2


@pytest.mark.parametrize("named", ["", "Somebody else"])
def test_nobody_is_erased_without_being_named(live, world, named):
    client = sign_in(live, "region_coordinator", **world.scope)
    before = hits(live, world.gone)
    assert client.post(world.path, data={"named": named}).status_code == 422
    assert hits(live, world.gone) == before


def test_erasing_twice_is_refused_in_words(live, world):
    client = sign_in(live, "region_coordinator", **world.scope)
    client.post(world.path, data={"named": world.name})
    again = client.post(world.path, data={"named": "—"})
    assert (again.status_code, "has been erased" in again.text) == (422, True)


def test_an_old_copy_does_not_bring_an_erased_person_back(live, world, at):
    """The copy has the person, the newest keys know that the person is erased."""
    with live.transaction() as session:
        answer = session.scalars(
            select(Answer).where(Answer.participant_id == world.gone.id, Answer.sealed.is_not(None))
        ).first()
        sealed, place = answer.sealed, f"answers.sealed.{answer.uuid}"
    with live.app.app_context(), live.transaction() as session:
        vault.destroy(session, world.gone.id)
    with live.app.app_context(), live.transaction() as session, pytest.raises(Erased):
        vault.unseal(session, world.gone.id, place, sealed)
    assert hits(live, world.gone) > 0
    with live.app.app_context():
        jobs.purge()
        # Whose guardian wrote mails is not known any more: those go with all others, by their age.
        assert hits(live, world.gone) <= 1
        at(LAST_DAY + timedelta(days=MAIL_DAYS + 1))
        jobs.purge()
    assert hits(live, world.gone) == 0
    assert hits(live, world.other) > 0
