"""Access codes: made, listed, revoked, typed, guessed, and used up in a race."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.accounts.errors import TooManyAttempts
from app.calls import actions, queries, rules
from app.calls.errors import CodeUnusable
from app.calls.models import Call, CallCode
from app.calls.type import proposal_type
from app.history.models import Record
from tests.calls.conftest import NOW, TYPE, plan
from tests.editions import making

AT_ONCE = 4


def test_a_code_is_made_and_revoked_on_the_page(coordinator, call, session, world):
    path = f"/calls/{call().id}/codes"
    body = {"note": "Late Gangwon", "region": world.gangwon.id, "ends_at": "2027-06-10T12:00"}
    assert coordinator.post(path, data=body | {"most_uses": "2"}).status_code == 303
    code = session.scalars(select(CallCode)).one()
    shown = coordinator.get(path).text
    assert all(one in shown for one in (rules.written(code.code), "Late Gangwon", "0 of 2"))
    assert coordinator.post(f"{path}/{code.id}/revoke").status_code == 303
    shown = coordinator.get(path).text
    assert ("revoked" in shown, f"{code.id}/revoke" in shown) == (True, False)


@pytest.mark.parametrize("wrong", [{"most_uses": "0"}, {"region": "99999"}, {"ends_at": "soon"}])
def test_a_wrong_answer_makes_no_code(coordinator, call, session, wrong):
    answer = coordinator.post(f"/calls/{call().id}/codes", data={"region": ""} | wrong)
    assert answer.status_code == 422
    assert session.scalars(select(CallCode)).all() == []


def test_history_does_not_hold_the_code_itself(call, session):
    code = actions.make_code(session, None, call())
    told = session.scalars(select(Record).where(Record.action == "call.code_made")).one()
    assert code.code not in str(told.details)
    assert set(code.code) <= set(rules.ALPHABET)


def present(session, made, typed, who="user:1", region_id=1):
    return actions.present(session, made, typed, region_id, who=who)


def test_a_code_lets_in_however_it_is_typed(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    typed = rules.written(code.code).lower()
    assert present(session, made, typed) is code
    for wrong in ("", "ACDEF-ACDEF", code.code[:-1]):
        with pytest.raises(CodeUnusable):
            present(session, made, wrong)


def test_a_code_of_another_call_or_region_opens_nothing(call, session, world):
    made = call()
    foreign = actions.make_code(session, None, call())
    regional = actions.make_code(session, None, made, region_id=world.toyama.id)
    with pytest.raises(CodeUnusable):
        present(session, made, foreign.code)
    with pytest.raises(CodeUnusable):
        present(session, made, regional.code, region_id=world.gangwon.id)
    assert present(session, made, regional.code, region_id=world.toyama.id) is regional


def test_guessing_is_stopped_for_a_while_and_only_the_guesser(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    for _ in range(10):
        with pytest.raises(CodeUnusable):
            present(session, made, "ACDEFACDEF")
    with pytest.raises(TooManyAttempts):
        present(session, made, code.code)
    assert present(session, made, code.code, who="user:2") is code


def test_a_right_code_forgives_the_guesses_before(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    for _ in range(3):
        for _ in range(6):
            with pytest.raises(CodeUnusable):
                present(session, made, "ACDEFACDEF")
        assert present(session, made, code.code) is code


@pytest.mark.parametrize(
    ("facts", "uses"),
    [({"most_uses": 2}, 2), ({"most_uses": None}, 5), ({"ends_at": NOW}, 0)],
)
def test_a_code_is_used_as_often_as_it_may(call, session, facts, uses):
    code = actions.make_code(session, None, call(), **facts)
    for _ in range(uses):
        actions.use_code(session, code.id)
    session.refresh(code)
    assert code.used == uses
    if uses != 5:
        with pytest.raises(CodeUnusable):
            actions.use_code(session, code.id)


def test_a_revoked_code_is_not_used(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    actions.revoke_code(session, None, queries.code(session, made.id, code.id))
    with pytest.raises(CodeUnusable):
        actions.use_code(session, code.id)


def test_the_database_itself_counts_no_use_too_many(call, session):
    code = actions.make_code(session, None, call(), most_uses=1)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(CallCode.__table__.update().values(used=2))
    session.refresh(code)
    assert code.used == 0


def test_of_many_at_once_only_as_many_get_in_as_the_code_allows(live):
    with live.transaction() as session:
        world = making.world(session)
        made = actions.make(session, None, world.programme, proposal_type(TYPE), plan())
        number = actions.make_code(session, None, made, most_uses=2).id
    start, answers = Barrier(AT_ONCE), []

    def use():
        start.wait()
        try:
            with live.transaction() as session:
                actions.use_code(session, number)
            answers.append("in")
        except CodeUnusable:
            answers.append("out")

    threads = [Thread(target=use) for _ in range(AT_ONCE)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answers) == ["in", "in", "out", "out"]
    with live.transaction() as session:
        assert session.get_one(CallCode, number).used == 2
        assert session.scalars(select(Call.next_number)).one() == 1
