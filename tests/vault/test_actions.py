"""Sealed for one person at one place; opened there, recorded who looked, destroyed for good."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.core import ciphers
from app.history.models import Record
from app.vault import actions, queries
from app.vault.classes import FieldClass
from app.vault.errors import Erased, NoReason, Unreadable
from app.vault.models import Look, PersonKey

HERE, THERE = "answers.sealed.1", "answers.sealed.2"
NUMBER = b"TK1234567"


def test_what_is_sealed_opens_again(session, people):
    sealed = actions.seal(session, people[0].id, HERE, NUMBER)
    assert NUMBER not in sealed
    assert actions.unseal(session, people[0].id, HERE, sealed) == NUMBER


def test_a_person_has_one_key_and_everybody_another(session, people):
    for person in (*people, *people):
        actions.seal(session, person.id, HERE, NUMBER)
    wrapped = session.scalars(select(PersonKey.wrapped)).all()
    assert len(set(wrapped)) == len(wrapped) == 3


@pytest.mark.parametrize("how", ["another place", "another person", "a byte", "no key"])
def test_what_was_moved_or_changed_cannot_be_read(session, people, how):
    sealed = actions.seal(session, people[0].id, HERE, NUMBER)
    actions.seal(session, people[1].id, HERE, NUMBER)
    person, place = people[0].id, HERE
    if how == "another place":
        place = THERE
    if how == "another person":
        person = people[1].id
    if how == "no key":
        person = people[2].id
    if how == "a byte":
        sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    with pytest.raises(Unreadable):
        actions.unseal(session, person, place, sealed)
    assert actions.unseal_many(session, [(person, place, sealed)]) == [None]


@pytest.mark.parametrize("with_answers", [False, True])
def test_keys_moved_from_one_person_to_another_open_nothing(session, people, with_answers):
    """Whoever writes in the database cannot read one person's data as another's."""
    first, second = people[0].id, people[1].id
    sealed = actions.seal(session, first, HERE, NUMBER)
    actions.seal(session, second, HERE, b"other")
    wrapped = session.scalar(select(PersonKey.wrapped).where(PersonKey.participant_id == first))
    moved = update(PersonKey).where(PersonKey.participant_id == second).values(wrapped=wrapped)
    session.execute(moved)
    mine = sealed if with_answers else actions.seal(session, first, THERE, b"x")
    with pytest.raises(Unreadable):
        actions.unseal(session, second, HERE if with_answers else THERE, mine)


def test_unbound_keys_would_open_what_was_moved(session, people, monkeypatch):
    """The control: without associated data the tests above fail."""
    monkeypatch.setattr(ciphers, "place", lambda *_parts: b"")
    sealed = actions.seal(session, people[0].id, HERE, NUMBER)
    assert actions.unseal(session, people[0].id, THERE, sealed) == NUMBER


def test_a_tampered_value_leaves_the_others_readable(session, people):
    values = [(one.id, HERE, b"%d" % one.id) for one in people]
    sealed = actions.seal_many(session, values)
    sealed[1] = sealed[1][:-1] + b"?"
    places = [(one.id, HERE, each) for one, each in zip(people, sealed, strict=True)]
    assert actions.unseal_many(session, places) == [values[0][2], None, values[2][2]]


@pytest.mark.parametrize("number", [1, 3])
def test_many_values_need_few_statements(session, people, queries, number):
    some = people[:number]
    queries.clear()
    sealed = actions.seal_many(session, [(one.id, HERE, NUMBER) for one in some] * 5)
    assert len(queries) == 3
    queries.clear()
    places = [(one.id, HERE) for one in some] * 5
    opened = actions.unseal_many(
        session, [(*place, one) for place, one in zip(places, sealed, strict=True)]
    )
    assert (opened, len(queries)) == ([NUMBER] * 5 * number, 1)


def test_a_destroyed_key_opens_nothing_and_never_comes_back(session, people):
    sealed = actions.seal(session, people[0].id, HERE, NUMBER)
    other = actions.seal(session, people[1].id, HERE, NUMBER)
    actions.destroy(session, people[0].id)
    actions.destroy(session, people[0].id)
    with pytest.raises(Erased):
        actions.unseal(session, people[0].id, HERE, sealed)
    with pytest.raises(Erased):
        actions.seal(session, people[0].id, HERE, NUMBER)
    assert actions.unseal(session, people[1].id, HERE, other) == NUMBER


def test_a_person_without_a_key_is_destroyed_all_the_same(session, people):
    actions.destroy(session, people[0].id)
    with pytest.raises(Erased):
        actions.seal(session, people[0].id, HERE, NUMBER)


def test_who_seals_at_once_for_one_person_uses_one_key(live, kept):
    person = kept(1).ids[0]

    def seal(number):
        with live.app.app_context(), live.transaction() as session:
            return actions.seal(session, person, f"answers.sealed.{number}", NUMBER)

    with ThreadPoolExecutor(8) as pool:
        sealed = list(pool.map(seal, range(8)))
    with live.app.app_context(), live.transaction() as session:
        places = [(person, f"answers.sealed.{one}", each) for one, each in enumerate(sealed)]
        assert actions.unseal_many(session, places) == [NUMBER] * 8


def look(session, person, user, reason="To book the ferry"):
    actions.look(session, user.id, person, FieldClass.PASSPORT, "question:passport-number", reason)


def test_a_look_tells_who_looked_at_what_and_why(session, people, person):
    user = person()
    look(session, people[0], user)
    [found] = queries.looks(session, people[0].id)
    assert (found.actor_name, found.field_class, found.what, found.reason) == (
        user.name,
        "passport",
        "question:passport-number",
        "To book the ferry",
    )
    assert queries.looks(session, people[1].id) == []


def test_the_reason_is_nowhere_in_the_clear_and_goes_with_the_key(session, people, person):
    look(session, people[0], person(), "Because of Taro's illness")
    told = session.scalars(select(Record).where(Record.action == "vault.looked")).one()
    assert "illness" not in f"{told.details}{told.reason}"
    assert b"illness" not in session.scalars(select(Look.reason)).one()
    actions.destroy(session, people[0].id)
    [found] = queries.looks(session, people[0].id)
    assert found.reason is None


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_nobody_looks_without_a_reason(session, people, person, reason):
    with pytest.raises(NoReason):
        look(session, people[0], person(), reason)
    assert session.scalar(select(func.count()).select_from(Look)) == 0


@pytest.mark.parametrize("verb", ["UPDATE looks SET what = ''", "DELETE FROM looks"])
def test_a_look_cannot_be_changed(session, people, person, verb):
    look(session, people[0], person())
    with pytest.raises((IntegrityError, DatabaseError), match="append-only"):
        session.execute(text(verb))


def test_a_look_that_cannot_be_recorded_shows_nothing(session, people):
    """The record is written at once, so what follows it in a view is never reached."""
    nobody = 999_999
    with pytest.raises(IntegrityError):
        actions.look(session, nobody, people[0], FieldClass.PASSPORT, "question:number", "Why not")
