"""What is stored of a secret vote tells nobody whose a ballot is, nor in which order they came."""

import json
from collections import Counter

import pytest
from sqlalchemy import func, select, text

from app.ballots import actions, queries
from app.ballots.actions import casting
from app.ballots.models import Ballot, Elector, PollKey
from app.ballots.rules import sealing
from app.core import ciphers
from app.core.orm import Model
from app.history.models import Record
from tests.ballots.conftest import COUNTING, cast, everything, more_members, opened

pytestmark = pytest.mark.usefixtures("in_app")
ROUNDS, BALLOTS = 60, 4
# With three degrees of freedom chance alone passes this once in a hundred million runs.
FAR = 40.0


def rows(session):
    """Return the ballots in the order in which the database itself keeps them."""
    order = "ctid" if session.get_bind().dialect.name == "postgresql" else "id"
    return session.execute(text(f"SELECT id, sealed FROM ballots ORDER BY {order}")).all()


def where_the_first_lies(session, poll, key):
    """Count in which place the ballot lies that was cast first, over many votes of four."""
    found = Counter()
    for _round in range(ROUNDS):
        session.query(Ballot).delete()
        terms = casting.terms_of(poll)
        first, *others = [
            dict.fromkeys(terms.options, said) for said in ("for", *["against"] * (BALLOTS - 1))
        ]
        contents = []
        for choices in (first, *others):
            contents = [
                *(bytes(one.sealed) for one in rows(session)),
                sealing.sealed(key, poll.id, None, terms, choices),
            ]
            casting.write_anew(session, poll.id, contents)
        lies = [
            sealing.unsealed(key, poll.id, None, terms, bytes(one.sealed)) for one in rows(session)
        ]
        found[lies.index(first)] += 1
    return found


def distance(found):
    """Return how far counts are from equal ones: chi-square."""
    equal = ROUNDS / BALLOTS
    return sum((found[place] - equal) ** 2 / equal for place in range(BALLOTS))


@pytest.fixture
def poll(world, session):
    return opened(session, world)


def test_the_first_ballot_lies_anywhere(poll, session):
    assert distance(where_the_first_lies(session, poll, ciphers.new_key())) < FAR


def test_without_mixing_and_new_names_the_first_is_found(poll, session, monkeypatch):
    """The control: ballots that keep their order are told apart by it."""
    numbers = iter(range(10**6))
    monkeypatch.setattr(sealing, "shuffled", list)
    monkeypatch.setattr(casting, "uuid4", lambda: f"{next(numbers):036}")
    assert distance(where_the_first_lies(session, poll, ciphers.new_key())) > FAR


def test_a_cast_leaves_no_ballot_as_it_was(world, session, poll):
    seen_names, seen_seals = set(), set()
    for place, region in enumerate([*world.regions, *more_members(session, world.programme, 0)]):
        cast(session, poll, region, everything(world, "for", "against"))
        stored = rows(session)
        names, seals = {one.id for one in stored}, {bytes(one.sealed) for one in stored}
        assert len(names) == place + 1
        assert len({len(one) for one in seals}) == 1
        assert not names & seen_names
        assert not seals & seen_seals
        seen_names |= names
        seen_seals |= seals


def test_no_row_says_which_transaction_wrote_it_last(world, session, poll):
    """PostgreSQL knows of each row which transaction wrote it: all of a vote are of the last."""
    for region in world.regions[:2]:
        cast(session, poll, region, everything(world, "for", "for"))
    if session.get_bind().dialect.name == "postgresql":
        for table in ("ballots", "electors"):
            stamps = session.execute(text(f"SELECT xmin::text FROM {table}")).scalars().all()
            assert len(set(stamps)) == 1
    else:
        made = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'ballots'"))
        assert "WITHOUT ROWID" in made


def test_the_tables_have_no_column_for_a_time_or_an_author():
    assert set(Ballot.__table__.c.keys()) == {
        *("id", "poll_id", "secret", "region_id", "sealed", "choices"),
    }
    assert set(Elector.__table__.c.keys()) == {
        *("id", "poll_id", "region_id", "entitled", "why", "ballots"),
    }


def everything_stored(session, without=()):
    """Return all that the database holds, as text, but some tables."""
    told = {}
    for table in Model.metadata.sorted_tables:
        if table.name not in without:
            told[table.name] = [tuple(row) for row in session.execute(select(table))]
    return told


def test_casting_changes_nothing_but_ballots_and_turnout(world, session, poll):
    session.commit()
    before = everything_stored(session)
    cast(session, poll, world.toyama, everything(world, "against", "abstain"))
    after = everything_stored(session)
    assert {name for name in after if after[name] != before[name]} == {"ballots", "electors"}
    assert session.scalar(select(func.count(Record.id)).where(Record.action == "ballot.cast")) == 0
    (row,) = after["ballots"]
    assert world.toyama.id not in row[3:4]
    assert "against" not in repr(after["ballots"]) + repr(after["electors"])


def test_an_open_vote_shows_that_the_comparison_sees_more(world, session):
    """The control: an open cast is recorded, and its ballot names the region."""
    poll = opened(session, world, secret=False)
    before = everything_stored(session)
    cast(session, poll, world.toyama, everything(world, "against", "abstain"))
    after = everything_stored(session)
    assert {name for name in after if after[name] != before[name]} == {
        *("ballots", "electors", "records"),
    }
    assert session.scalars(select(Ballot.region_id)).all() == [world.toyama.id]


def test_what_a_copy_holds_cannot_be_opened_after_the_count(world, session, poll, clock, minute):
    for region in world.regions:
        cast(session, poll, region, everything(world, "for", "against"))
    copied = [bytes(one.sealed) for one in rows(session)]
    key = session.scalars(select(PollKey)).one()
    wrapped = bytes(key.wrapped)
    clock(COUNTING)
    minute()
    stored = json.dumps(everything_stored(session), default=repr)
    assert session.scalar(select(func.count(PollKey.id))) == 0
    assert repr(wrapped) not in stored
    assert all(repr(one) not in stored for one in copied)


def test_the_count_mixes_ballots_of_which_nobody_knew_the_order(world, session, clock, minute):
    poll = opened(session, world)
    names = set()
    for region in world.regions:
        cast(session, poll, region, everything(world, "for", "against"))
        names |= {one.id for one in rows(session)}
    clock(COUNTING)
    minute()
    kept = session.scalars(select(Ballot)).all()
    assert not names & {one.id for one in kept}
    assert [(one.region_id, one.sealed) for one in kept] == [(None, None)] * 3


def test_keys_of_votes_are_sealed_anew_with_the_others(app, world, session, poll, monkeypatch):
    assert actions.rotate in app.extensions["rotations"]
    cast(session, poll, world.toyama, everything(world, "for", "for"))
    ring = actions.keys.keyring.ring()
    fresh = type(ring)({**ring.keys, "fresh": ciphers.new_key()})
    monkeypatch.setattr(actions.keys.keyring, "ring", lambda: fresh)
    assert actions.rotate(session, 10) == 1
    assert session.scalars(select(PollKey.wrapped_by)).one() == "fresh"
    assert actions.rotate(session, 10) == 0
    cast(session, poll, world.gangwon, everything(world, "for", "for"))
    assert len(queries.ballots(session, poll.id)) == 2
    # By this column `flask keys retire` knows what is in use.
    assert "wrapped_by" in PollKey.__table__.c
