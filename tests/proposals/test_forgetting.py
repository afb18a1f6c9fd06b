"""A year after a call has closed: people are forgotten, and papers that were never submitted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.files.uploads import Upload
from app.history.models import Record
from app.proposals import actions
from app.proposals.models import CoWriter, ProposalPaper
from app.retention.actions import purge_other
from app.retention.others import others
from tests.proposals import making
from tests.proposals.making import CLOSES, LATE, NOON, held
from tests.proposals.test_actions import ask_bank
from tests.questions.files import picture

pytestmark = pytest.mark.usefixtures("inside")
YEAR = timedelta(days=365)
DAY = timedelta(days=1)


def purge(session):
    """Let the night's purge do the steps that proposals add to it, one thing a step."""
    session.commit()
    taken = {other.name.split()[0]: purge_other(session, other, 1) for other in others()}
    session.commit()
    session.expire_all()
    return taken


def file(session, proposal, name="a.png"):
    upload = Upload(name=name, content=picture("PNG"))
    return actions.file_paper(session, None, held(session, proposal), upload, None, NOON)


def test_what_was_never_submitted_goes(session, world, clock):
    made, draft = making.written(session, world), making.written(session, world, world.gangwon)
    removed = file(session, made)
    actions.remove_paper(session, None, held(session, made), removed.uuid, NOON)
    kept = file(session, made).uuid
    actions.submit(session, None, held(session, made), NOON)
    file(session, draft)
    papers = select(ProposalPaper.uuid)
    clock(CLOSES + YEAR - DAY)
    assert (purge(session)["attachments"], len(session.scalars(papers).all())) == (0, 3)
    clock(CLOSES + YEAR + DAY)
    assert [purge(session)["attachments"] for _ in range(3)] == [1, 1, 0]
    assert session.scalars(papers).all() == [kept]
    told = session.scalars(select(Record).where(Record.action == "retention.purged")).all()
    assert {one.subject for one in told} == {f"proposal:{one.id}" for one in (made, draft)}
    assert all(one.details["holding"] == "papers" for one in told)
    # The programme's coordinators do not learn of drafts.
    assert {one.programme_id for one in told} == {world.programme.id, None}


def test_what_is_to_be_revised_keeps_what_came_since(session, world, clock):
    made = making.submitted(session, world)
    file_of = file(session, made)
    held(session, made).state = "revise"
    clock(CLOSES + YEAR + DAY)
    assert purge(session)["attachments"] == 0
    held(session, made).state = "submitted"
    assert purge(session)["attachments"] == 1
    assert session.get(ProposalPaper, file_of.id) is None


def test_who_was_written_to_is_forgotten(session, world, clock):
    made = making.written(session, world)
    party, (secret,) = ask_bank(session, made)
    writer = CoWriter(
        proposal_id=made.id, token_hash=secret, name="Sato", made_at=NOON, ends_at=LATE
    )
    session.add(writer)
    for days, kept in ((364, True), (366, False)):
        clock(CLOSES + timedelta(days=days))
        purge(session)
        assert (bool(party.contact_mail), bool(writer.name)) == (kept, kept)
        assert (party.token_hash is not None, writer.revoked_at is None) == (kept, kept)
