"""Every field of every person stands where docs/field-classes.csv says, and nowhere else."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, true

from app.consents import rules as consent_rules
from app.core.orm import Model
from app.core.outbox import Letter
from app.editions.models import Edition
from app.registration.models import Participant
from app.rosters import queries as roster_queries
from app.vault import policy
from app.vault.classes import FieldClass
from tests.canary.comparing import TABLE, wrong
from tests.canary.table import CELLS, STATES
from tests.canary.walking import EVERY_COLUMN, SIGNED_IN, Walk
from tests.matrix.world import ACTORS

SEALED = frozenset(
    {"passport", "passport file", "passport file name", "medical", "guardian", "guardian answer"}
)
HERE = ("adult", "child", "waiting", "withdrawn", "unasked", "taken back", "abroad", "elsewhere")
# Whoever is refused before anything is looked up is refused by the same rules on both engines.
TOLD = tuple(one for one in SIGNED_IN if any(row[one] != "no" for row in TABLE.values()))
LINKS = tuple(one for one in HERE if one != "withdrawn")


def tokens(walk, *, of=None, but=None):
    return [
        one
        for one in walk.flock.aviary.tokens()
        if (of is None or one.whose == of) and one.whose != but
    ]


def test_the_table_says_something_of_every_field_of_everybody(one_walk):
    said = {(one.field, STATES[one.whose]) for one in one_walk.flock.aviary.tokens()}
    assert said == set(TABLE)
    assert {cell for row in TABLE.values() for cell in row.values()} == CELLS
    assert {*SIGNED_IN, "own_link", "guardian_link"} == set(next(iter(TABLE.values())))


def check(walk, actor, listener):
    """Walk everywhere as somebody, and compare with the table."""
    seen = walk.by(actor)
    assert seen.asked > 300
    assert wrong(seen, tokens(walk), actor) == []
    assert [line for line in listener.said if list(walk.flock.aviary.said(line))] == []


@pytest.mark.parametrize("actor", TOLD)
def test_each_actor_is_told_what_the_table_says(walk, actor, listener):
    check(walk, actor, listener)


@pytest.mark.parametrize("actor", [one for one in SIGNED_IN if one not in TOLD])
def test_whom_the_table_tells_nothing_is_told_nothing(one_walk, actor, listener):
    check(one_walk, actor, listener)


@pytest.mark.parametrize("name", LINKS)
def test_an_own_link_tells_of_its_bearer_and_of_nobody_else(walk, name):
    seen = walk.by_link(walk.flock.people[name])
    assert wrong(seen, tokens(walk, of=name), "own_link") == []
    others = set(tokens(walk, but=name))
    assert not others & {*seen.read, *seen.revealed}


@pytest.mark.parametrize("name", ["withdrawn", "erased"])
def test_the_link_of_who_is_gone_tells_nothing(walk, name):
    seen = walk.by_link(walk.flock.people[name])
    assert not {*seen.read, *seen.revealed}


@pytest.mark.parametrize("name", ["child", "unasked", "taken back"])
def test_a_guardian_s_link_tells_of_the_child_and_of_nobody_else(walk, name):
    seen = walk.by_guardian(walk.flock.people[name])
    assert wrong(seen, tokens(walk, of=name), "guardian_link") == []
    assert not set(tokens(walk, but=name)) & {*seen.read}


def test_a_host_is_told_ages(one_walk):
    walk = one_walk
    edition_id = walk.flock.world.own["edition_id"]
    path = walk.place.url("rosters.export", {"edition_id": edition_id})
    body = {"format": "csv", "reason": "Badges"}
    said = walk.post("host_own", path, body, EVERY_COLUMN).data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(said)))
    with walk.place.undone() as session:
        first = session.get_one(Edition, edition_id).starts_on
        people = session.scalars(select(Participant).where(Participant.id.in_(ids(walk)))).all()
    for person in people:
        born = person.birth_date
        age = first.year - born.year - ((first.month, first.day) < (born.month, born.day))
        mine = [line for line in lines if person.native in line]
        assert [str(age) in line for line in mine] == [True]
        assert str(born.year) not in str(mine)


def ids(walk):
    """Return whom hosts know: those who come, and whose guardian has consented."""
    return [walk.flock.people[one].id for one in ("adult", "child", "abroad")]


@pytest.mark.parametrize("actor", ["host_own", "care_own", "programme_own", "region_own"])
def test_no_search_finds_anybody_by_what_it_does_not_show(walk, actor):
    told = {"host_own": {"name", "latin name"}, "care_own": {"name", "latin name"}}
    may = told.get(actor, {"name", "latin name", "mail"})
    path = walk.place.url("rosters.show", {"edition_id": walk.flock.world.own["edition_id"]})
    with walk.place.undone():
        nobody = page(walk, actor, path, "zqqqqqq")
        closed = {name for name, state in STATES.items() if state != "of age" and name != "child"}
        for token in walk.flock.aviary.words.values():
            if token.field not in may or (actor == "host_own" and token.whose in closed):
                assert page(walk, actor, path, token.word) == nobody, token


def page(walk, actor, path, typed):
    """Return a page of search results without what was typed."""
    said = walk.get(actor, path, {"q": typed}).text
    return [line for line in said.splitlines() if "csrf" not in line and typed not in line]


def test_letters_name_nobody_but_to_the_guardian(walk):
    with walk.place.undone() as session:
        letters = session.scalars(select(Letter)).all()
    assert len(letters) > 10
    for letter in letters:
        found = {one.field for one in walk.flock.aviary.said(f"{letter.subject}\n{letter.body}")}
        asked = {one.field for one in walk.flock.aviary.said(letter.recipient)}
        assert found <= ({"name"} if asked == {"guardian"} else set()), letter.subject


def test_sealed_fields_stand_nowhere_in_the_database(walk):
    found = {one for content in stored(walk) for one in walk.flock.aviary.said(content)}
    assert {one for one in found if one.field == "name"}, "a control: names are not sealed"
    # Whom a letter goes to must be read by the machine that sends it; so may a file's name.
    found -= {one for one in found if one.word.startswith("zqgm") or one.field == "file name"}
    assert [one for one in found if one.field in SEALED] == []
    assert [one for one in found if one.whose in {"erased", "uploaded"}] == []


def stored(walk: Walk):
    """Return every value of every table as text, and what SQLite's own files hold."""
    with walk.place.undone() as session:
        for table in Model.metadata.sorted_tables:
            for row in session.execute(select(table)):
                for column, value in zip(table.columns, row, strict=True):
                    sealed = isinstance(column.type, LargeBinary)
                    yield value.decode("utf-8", "replace") if sealed and value else said(value)
        url = session.get_bind().engine.url
    if url.drivername.startswith("sqlite"):
        file = Path(url.database)
        for one in file.parent.glob(f"{file.name}*"):
            yield one.read_bytes().decode("utf-8", "replace")


def said(value):
    return json.dumps(value, ensure_ascii=False, default=str)


@pytest.mark.parametrize("loosened", ["policy", "gate", "roster"])
def test_a_rule_that_is_loosened_is_found(one_walk, loosened, monkeypatch):
    if loosened == "policy":
        monkeypatch.setattr(policy, "may_read_in", lambda *_given: True)
        actor, field = "programme_own", FieldClass.MEDICAL
    elif loosened == "gate":
        monkeypatch.setattr(consent_rules, "minor", lambda *_given, **_named: False)
        actor, field = "programme_own", "contact answer"
    else:
        monkeypatch.setattr(roster_queries, "gate", lambda *_given: true())
        actor, field = "host_own", "name"
    fresh = Walk(one_walk.place, one_walk.flock)
    for endpoint in ("answering.show", "rosters.show"):
        for path in dict.fromkeys(fresh.paths(endpoint, actor)):
            fresh.note(actor, path, fresh.get(actor, path))
    leaks = wrong(fresh.actors[actor], tokens(fresh), actor)
    assert [one for one in leaks if one.startswith("told") and f"field='{field}'" in one]


def test_the_actors_of_the_matrix_are_all_there():
    assert set(ACTORS) <= set(SIGNED_IN)
