"""Access codes: made, listed, revoked, typed, guessed, and used up in a race."""

from datetime import timedelta
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
from tests.calls.conftest import CLOSES, DAY, NOW, TYPE, plan
from tests.editions import making
from tests.matrix.reading import main_form

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


def redeem(session, made, typed, region_id=1, received=NOW):
    return actions.redeem(session, made, typed, region_id, received)


def test_a_code_lets_in_however_it_is_typed(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    assert redeem(session, made, rules.written(code.code).lower()) is code
    assert code.used == 1
    for wrong in ("", "ACDEF-ACDEF", code.code[:-1]):
        with pytest.raises(CodeUnusable):
            redeem(session, made, wrong)


def test_a_code_of_another_call_or_region_opens_nothing(call, session, world):
    made = call()
    foreign = actions.make_code(session, None, call())
    regional = actions.make_code(session, None, made, region_id=world.toyama.id)
    for code in (foreign, regional):
        with pytest.raises(CodeUnusable):
            redeem(session, made, code.code, region_id=world.gangwon.id)
    assert redeem(session, made, regional.code, region_id=world.toyama.id).used == 1


@pytest.mark.parametrize(
    ("limits", "uses"), [({"most_uses": 2}, 2), ({"most_uses": None}, 5), ({"ends_at": NOW}, 0)]
)
def test_a_code_is_used_as_often_as_it_may(call, session, limits, uses):
    made = call()
    code = actions.make_code(session, None, made, **limits)
    for _ in range(uses):
        redeem(session, made, code.code)
    session.refresh(code)
    assert code.used == uses
    if limits != {"most_uses": None}:
        with pytest.raises(CodeUnusable):
            redeem(session, made, code.code)


def test_a_revoked_code_is_not_used(call, session):
    made = call()
    code = actions.make_code(session, None, made)
    actions.revoke_code(session, None, queries.code(session, made.id, code.id))
    with pytest.raises(CodeUnusable):
        redeem(session, made, code.code)


def test_guessing_is_stopped_for_a_while_and_only_the_guesser(call, session, clock):
    made = call()
    for _ in range(10):
        actions.guess(session, made.id, 1)
    with pytest.raises(TooManyAttempts):
        actions.guess(session, made.id, 1)
    actions.guess(session, made.id, 2)
    clock(NOW + timedelta(minutes=15))
    actions.guess(session, made.id, 1)


def test_guesses_on_the_page_count_although_each_is_refused(call, signed_in, world, clock):
    made = call()
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    clock(CLOSES + DAY)
    region = signed_in("region_coordinator", **scope)
    path = f"/calls/{made.id}/proposals/new"
    body = main_form(region.get(path).text) | {"title": "Late", "code": "ACDEF-ACDEF"}
    for _ in range(10):
        answer = region.post(path, data=body)
        assert (answer.status_code, "does not work here" in answer.text) == (422, True)
    assert "too many attempts" in region.post(path, data=body).text


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
        code = actions.make_code(session, None, made, most_uses=2)
        number, typed, call_id = code.id, code.code, made.id
    start, answers = Barrier(AT_ONCE), []

    def use():
        start.wait()
        try:
            with live.transaction() as session:
                made = queries.call(session, call_id)
                actions.redeem(session, made, typed, None, NOW)
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
