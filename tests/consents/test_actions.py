"""Guardians answer, take back, are asked again; the gate follows at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, not_, select, update
from sqlalchemy.exc import IntegrityError

from app.consents import actions, errors, queries
from app.consents.actions import Proof
from app.consents.models import Clearance, Consent, ConsentText, Guardian
from app.core.outbox import Letter
from app.core.words import Words
from app.registration.models import Participant
from tests.consents.conftest import HANAKO, MOTHER

PROOF = Proof(
    language="ja",
    zone="Asia/Tokyo",
    channel="link",
    identity="mailed-link",
    typed="山田ゆり",
    birth_date=HANAKO.birth_date,
)
TODAY = date(2027, 6, 1)


@pytest.fixture(autouse=True)
def context(app):
    with app.test_request_context():
        yield


def agree(session, asked, *left_out, answer=True, guardian=None):
    wanted = {text.id: answer for purpose, text in asked.texts.items() if purpose not in left_out}
    actions.answer(session, guardian or asked.guardian, wanted, PROOF)


def gate(session, asked, today=TODAY):
    return queries.gate(session, asked.child.delegation.edition, asked.child, today)


def opened(session, asked, today=TODAY):
    condition = queries.open_gate(session, asked.child.delegation.edition, today)
    return session.scalars(select(Participant.id).where(condition)).all() == [asked.child.id]


def test_a_gate_is_closed_until_everything_is_agreed_to(session, asked):
    assert gate(session, asked).closed
    assert not opened(session, asked)
    agree(session, asked, "travel")
    assert gate(session, asked).missing == ("travel",)
    agree(session, asked)
    assert not gate(session, asked).closed
    assert opened(session, asked)


def test_photographs_may_be_declined(session, asked):
    agree(session, asked)
    actions.answer(session, asked.guardian, {asked.texts["photographs"].id: False}, PROOF)
    assert not gate(session, asked).closed


def test_a_consent_taken_back_closes_the_gate_at_once(session, asked):
    agree(session, asked)
    actions.answer(session, asked.guardian, {asked.texts["medical"].id: False}, PROOF)
    assert gate(session, asked).closed
    assert not opened(session, asked)
    newest = queries.evidence(session, asked.child.id)[0]
    assert (newest.answer, newest.text.purpose) == ("withdrawn", "medical")


def test_two_guardians_who_disagree_close_the_gate(session, asked):
    father = replace(MOTHER, name="山田 一郎", relation="father", mail="")
    second = actions.name_guardian(session, None, asked.child, father, "ja")
    session.refresh(second, ["participant"])
    agree(session, asked)
    assert not gate(session, asked).closed
    actions.answer(session, second, {asked.texts["travel"].id: False}, PROOF)
    assert gate(session, asked).missing == ("travel",)
    actions.revoke(session, None, second)
    assert not gate(session, asked).closed


def test_the_same_answers_again_write_no_second_evidence(session, asked):
    agree(session, asked)
    agree(session, asked)
    assert len(queries.evidence(session, asked.child.id)) == len(asked.texts)


def test_a_new_version_asks_again_and_keeps_the_old_evidence(session, asked):
    agree(session, asked)
    edition = queries.edition(session, asked.child.edition_id)
    before = len(session.scalars(select(Letter)).all())
    sent = actions.change_text(
        session, None, edition, "travel", Words(en="May travel by ship."), lambda secret: secret
    )
    assert sent == 1
    assert len(session.scalars(select(Letter)).all()) == before + 1
    assert gate(session, asked).missing == ("travel",)
    assert not opened(session, asked)
    with pytest.raises(errors.TextChanged):
        actions.answer(session, asked.guardian, {asked.texts["travel"].id: True}, PROOF)
    new = queries.texts(session, asked.child.edition_id)["travel"]
    actions.answer(session, asked.guardian, {new.id: True}, PROOF)
    assert not gate(session, asked).closed
    kept = [one.text.number for one in queries.evidence(session, asked.child.id)]
    assert kept.count(2) == 1


def test_a_text_that_says_the_same_is_no_new_version(session, asked):
    edition = queries.edition(session, asked.child.edition_id)
    same = asked.texts["travel"].body
    with pytest.raises(errors.NothingToChange):
        actions.change_text(session, None, edition, "travel", same, lambda secret: secret)


def test_one_more_country_asks_those_who_do_not_live_there(session, asked):
    agree(session, asked)
    edition = queries.edition(session, asked.child.edition_id)
    actions.add_country(session, None, edition, "JP")
    assert not gate(session, asked).closed
    actions.add_country(session, None, edition, "KR")
    assert gate(session, asked).missing == ("transfer:KR",)
    with pytest.raises(errors.CountryUnknown):
        actions.add_country(session, None, edition, "XQ")


@pytest.mark.parametrize("day", [None, date(2012, 6, 2), date(1990, 1, 1)])
def test_the_condition_and_its_opposite_divide_everybody(session, asked, born, day):
    born(day)
    condition = queries.open_gate(session, asked.child.delegation.edition, TODAY)
    sides = [
        session.scalars(select(Participant.id).where(one)).all()
        for one in (condition, not_(condition))
    ]
    assert sorted(sides, key=len) == [[], [asked.child.id]]


@pytest.mark.parametrize(("day", "closed"), [(date(2028, 6, 1), True), (date(2028, 6, 2), False)])
def test_coming_of_age_opens_the_gate_on_the_day(session, asked, day, closed):
    assert gate(session, asked, day).closed is closed
    assert opened(session, asked, day) is not closed


def test_nobody_of_age_has_a_guardian(session, asked, born):
    born(date(2000, 1, 1))
    with pytest.raises(errors.NotAMinor):
        actions.name_guardian(session, None, asked.child, MOTHER, "ja")


def test_a_child_is_not_its_own_guardian(session, asked):
    own = replace(MOTHER, mail="Hanako@example.org")
    with pytest.raises(errors.OwnGuardian):
        actions.name_guardian(session, None, asked.child, own, "ja")


def test_the_childs_own_account_may_not_use_the_link(asked):
    assert isinstance(
        actions.stopped(asked.guardian, "HANAKO@example.org"), errors.OpenedByTheChild
    )
    assert actions.stopped(asked.guardian, "someone@example.org") is None
    assert actions.stopped(asked.guardian, None) is None


@pytest.mark.parametrize(
    "proof",
    [replace(PROOF, typed="山田 花子"), replace(PROOF, birth_date=date(2012, 6, 3))],
)
def test_who_does_not_know_name_and_birth_date_is_not_the_guardian(session, asked, proof):
    with pytest.raises(errors.NotTheGuardian):
        actions.check_identity(session, asked.guardian, proof)


def test_the_name_may_be_written_in_another_width_and_spacing(session, asked):
    actions.check_identity(session, asked.guardian, replace(PROOF, typed="山田　ゆり"))


def test_a_link_lasts_for_ten_wrong_tries(asked):
    for _ in range(10):
        assert actions.stopped(asked.guardian, None) is None
        actions.count_try(asked.guardian)
    assert isinstance(actions.stopped(asked.guardian, None), errors.TooManyTries)


def test_a_new_link_ends_the_one_before(session, asked):
    first = asked.guardian.token_hash
    actions.send_link(session, None, asked.guardian, lambda secret: secret)
    session.flush()
    assert asked.guardian.token_hash != first
    assert queries.of_link(session, first) is None


@pytest.mark.parametrize("table", [Consent, ConsentText])
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_evidence_as_it_is(session, asked, table, change):
    agree(session, asked)
    statement = (
        update(table).values(digest="x")
        if table is ConsentText
        else update(table).values(answer="refused")
    )
    with pytest.raises(IntegrityError, match="append-only"), session.begin_nested():
        session.execute(statement if change == "update" else delete(table))


def test_what_is_sealed_stands_nowhere_in_the_rows(session, asked):
    agree(session, asked)
    rows = [*session.scalars(select(Guardian)), *session.scalars(select(Consent))]
    told = " ".join(str({**vars(row)}) for row in rows)
    assert MOTHER.name not in told
    assert PROOF.typed not in told
    assert actions.known(session, asked.guardian) == MOTHER


def test_the_control_a_gate_without_clearance_rows_would_stay_closed(session, asked):
    agree(session, asked)
    session.execute(delete(Clearance))
    assert gate(session, asked).closed
    assert not opened(session, asked)


def test_the_hour_of_the_answer_is_kept(session, asked, clock):
    clock(datetime(2027, 6, 1, 15, tzinfo=UTC))
    agree(session, asked)
    first = queries.evidence(session, asked.child.id)[0]
    assert (first.at, first.zone) == (datetime(2027, 6, 1, 15, tzinfo=UTC), "Asia/Tokyo")
