"""Giving answers: read, sealed, cleared with what hides, counted, guarded, recorded."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.core import clock
from app.history.models import Record
from app.questions import actions as building
from app.questions import queries as building_queries
from app.questions.answering import actions, queries
from app.questions.answering.errors import AnswersRefused, Withdrawn
from app.questions.answering.rules.uploads import Files, Upload
from app.questions.models import Answer, File, OptionPlace, Standing
from app.stages.errors import StageByRequest, StageLocked
from app.stages.models import Stage
from tests.editions.making import NOON
from tests.questions.files import document, picture, zone_of
from tests.questions.making import ask, draft, option, person, sizes

DIET = {"needs": ["halal"], "allergens": {"egg": "trace"}, "other": "canary-diet"}
PASSPORT = {"zone": zone_of()}


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def someone(world, session):
    made = person(session, world)
    made.birth_date = date(1990, 5, 17)
    session.flush()
    return made.id


def found(session, world, number):
    session.flush()
    session.expunge_all()
    return queries.person(session, world.edition.id, world.toyama.code, number)


def give(session, world, number, answers, **more):
    one = found(session, world, number)
    wanted = {question.id: raw for question, raw in answers.items()}
    with session.begin_nested():
        return actions.answer(session, None, one, wanted, **more)


def stored(session, number):
    session.expire_all()
    rows = session.scalars(select(Answer).where(Answer.participant_id == number))
    return {one.question_id: one for one in rows}


def opened(session, number):
    return queries.opened(session, stored(session, number).values())


def standing(session, number):
    row = session.execute(
        select(Standing.missing, Standing.guarded).where(Standing.participant_id == number)
    ).one()
    return tuple(row)


def refusals(session, world, number, answers, **more):
    with pytest.raises(AnswersRefused) as refusal:
        give(session, world, number, answers, **more)
    return refusal.value.refusals


def test_plain_answers_are_kept_and_recorded_without_what_they_say(world, session, someone):
    size, motto = ask(session, world, sizes()), ask(session, world, draft("Motto?"))
    give(session, world, someone, {size: "m", motto: "canary-motto"})
    assert opened(session, someone) == {size.id: "m", motto.id: "canary-motto"}
    assert stored(session, someone)[size.id].keys == ["m"]
    record = session.scalars(select(Record).order_by(Record.id.desc())).first()
    assert (record.action, record.details["questions"]) == ("answers.given", ["motto", "size"])
    assert "canary" not in json.dumps(record.details)


@pytest.mark.parametrize(
    ("kind", "raw", "part"), [("diet", DIET, "canary"), ("passport", PASSPORT, "ERIKSSON")]
)
def test_sealed_answers_are_nowhere_in_the_clear(world, session, someone, kind, raw, part):
    question = ask(session, world, draft(kind=kind))
    give(session, world, someone, {question: raw})
    kept = stored(session, someone)[question.id]
    assert (kept.value, kept.keys) == (None, None)
    assert part.encode() not in kept.sealed
    assert part in json.dumps(opened(session, someone)[question.id])


def test_a_wrong_answer_refuses_all_and_each_is_named(world, session, someone):
    number = ask(session, world, draft("Shoe", kind="number", most=60))
    day, motto = ask(session, world, draft("Day", kind="date")), ask(session, world, draft())
    told = refusals(session, world, someone, {number: "61", day: "never", motto: "x"})
    assert set(told) == {number.id, day.id}
    assert stored(session, someone) == {}


def test_what_hides_goes_with_its_files_and_places(world, session, someone):
    visa = ask(session, world, sizes("Visa?"))
    copy = ask(session, world, draft(kind="file", show_if_id=visa.id, show_if_values=("m",)))
    bed = ask(session, world, sizes("Bed", show_if_id=visa.id, show_if_values=("m",)))
    sent = Files(new=(Upload(name="visa.pdf", content=document()),))
    give(session, world, someone, {visa: "m", copy: sent, bed: "m"})
    assert session.scalar(select(func.count()).select_from(File)) == 1
    assert places(session, bed) == {"s": 0, "m": 1}
    done = give(session, world, someone, {visa: "s"})
    assert {one.id for one in done.cleared} == {copy.id, bed.id}
    assert set(stored(session, someone)) == {visa.id}
    assert session.scalar(select(func.count()).select_from(File)) == 0
    assert (places(session, bed), places(session, visa)) == ({"s": 0, "m": 0}, {"s": 1, "m": 0})


def places(session, question):
    rows = session.execute(
        select(OptionPlace.key, OptionPlace.taken).where(OptionPlace.question_id == question.id)
    )
    return dict(rows.all())


def test_what_is_not_shown_is_not_kept(world, session, someone):
    visa = ask(session, world, sizes("Visa?"))
    number = ask(session, world, draft(show_if_id=visa.id, show_if_values=("m",)))
    give(session, world, someone, {visa: "s", number: "x"})
    assert set(stored(session, someone)) == {visa.id}
    give(session, world, someone, {visa: "m", number: "x"})
    assert set(stored(session, someone)) == {visa.id, number.id}


@pytest.mark.parametrize("field_class", ["open", "medical"])
def test_places_are_taken_once_and_given_back(world, session, someone, field_class):
    bed = ask(session, world, sizes(field_class=field_class, options=(option("s", 1), option("m"))))
    other = person(session, world).id
    give(session, world, someone, {bed: "s"})
    give(session, world, someone, {bed: "s"})
    assert places(session, bed) == {"s": 1, "m": 0}
    if field_class == "open":
        assert list(refusals(session, world, other, {bed: "s"})) == [bed.id]
    give(session, world, someone, {bed: "m"})
    assert places(session, bed) == {"s": 0, "m": 1}
    give(session, world, someone, {bed: None})
    assert places(session, bed) == {"s": 0, "m": 0}


def test_frozen_answers_stay_and_may_be_sent_again(world, session, someone, clock):
    motto = ask(session, world, draft(frozen_from=NOON + timedelta(minutes=5)))
    give(session, world, someone, {motto: "x"})
    clock(NOON + timedelta(minutes=5))
    assert list(refusals(session, world, someone, {motto: "y"})) == [motto.id]
    give(session, world, someone, {motto: "x"})


def test_a_child_without_consent_gives_no_guarded_answers(world, session, someone):
    diet, motto = ask(session, world, draft(kind="diet")), ask(session, world, draft())
    phone = ask(session, world, draft(kind="phone"))
    found(session, world, someone).birth_date = date(2015, 5, 17)
    for by_link in (False, True):
        told = refusals(
            session, world, someone, {diet: DIET, phone: "090", motto: "x"}, by_link=by_link
        )
        assert set(told) == {diet.id, phone.id}
    give(session, world, someone, {motto: "x"})
    # The control: of age, all of it is taken.
    found(session, world, someone).birth_date = date(1990, 5, 17)
    give(session, world, someone, {diet: DIET, phone: "090-1234-5678"})


@pytest.mark.parametrize(
    ("after", "refusal"), [("locked", StageLocked), ("request", StageByRequest)]
)
def test_after_the_deadline_nothing_changes(world, session, someone, clock, after, refusal):
    motto = ask(session, world, draft())
    session.add(
        Stage(
            edition_id=world.edition.id,
            kind="documents",
            deadline=NOON + timedelta(minutes=1),
            after=after,
        )
    )
    give(session, world, someone, {motto: "x"})
    clock(NOON + timedelta(minutes=1))
    with pytest.raises(refusal):
        give(session, world, someone, {motto: "y"})
    give(session, world, someone, {motto: "z"}, allowed=True)


def test_the_withdrawn_answer_nothing(world, session, someone):
    motto = ask(session, world, draft())
    found(session, world, someone).withdrawn_at = clock.now()
    with pytest.raises(Withdrawn):
        give(session, world, someone, {motto: "x"})


def test_an_answer_keeps_the_words_it_was_given_to(world, session, someone):
    motto = ask(session, world, draft("Old words"))
    give(session, world, someone, {motto: "x"})
    old = stored(session, someone)[motto.id].question_version_id
    again = building_question(session, world, motto)
    building.change(session, None, again, draft("New words"))
    give(session, world, someone, {motto: "x"})
    assert stored(session, someone)[motto.id].question_version_id == old
    give(session, world, someone, {motto: "y"})
    assert stored(session, someone)[motto.id].question_version_id != old


def building_question(session, world, question):
    number, edition = question.id, world.edition.id
    session.expunge_all()
    return building_queries.question(session, edition, number)


def test_a_passport_must_last_and_is_compared(world, session, someone):
    passport = ask(session, world, draft(kind="passport"))
    told = refusals(session, world, someone, {passport: {"zone": zone_of(expires="270801")}})
    assert "expires before the last day" in told[passport.id]
    done = give(session, world, someone, {passport: {"zone": zone_of(expires="271001")}})
    assert any("six months" in hint for hint in done.hints)
    # Ким is usually KIM.
    assert any("KIM" in hint for hint in done.hints)


def test_files_are_sealed_and_counted_to_the_person(world, session, someone):
    scan = ask(session, world, draft(kind="file", field_class="passport"))
    photo = ask(session, world, draft(kind="photo"))
    sent = {
        scan: Files(new=(Upload(name="Ким паспорт.pdf", content=document()),)),
        photo: Files(new=(Upload(name="me.jpg", content=picture(size=(400, 300))),)),
    }
    done = give(session, world, someone, sent)
    assert any("upright" in hint for hint in done.hints)
    kept = session.scalars(select(File).order_by(File.media_type)).all()
    assert [(one.name, one.media_type) for one in kept] == [
        ("", "application/pdf"),
        ("me.jpg", "image/jpeg"),
    ]
    assert all(b"%PDF" not in one.sealed and b"JFIF" not in one.sealed for one in kept)
    first = opened(session, someone)[photo.id]
    give(session, world, someone, {photo: Files(new=(Upload(name="b.jpg", content=picture()),))})
    assert opened(session, someone)[photo.id] != first
    assert session.scalar(select(func.count()).select_from(File)) == 2
    give(session, world, someone, {photo: Files(), scan: Files()})
    assert (stored(session, someone), session.scalars(select(File)).all()) == ({}, [])


def test_a_kept_file_of_somebody_else_is_not_taken_over(world, session, someone):
    photo = ask(session, world, draft(kind="photo"))
    give(session, world, someone, {photo: Files(new=(Upload(name="b.jpg", content=picture()),))})
    (uuid,) = opened(session, someone)[photo.id]
    other = person(session, world).id
    give(session, world, other, {photo: Files(kept=(uuid,))})
    assert stored(session, other) == {}


def test_what_is_missing_is_counted_after_each_answer(world, session, someone):
    motto = ask(session, world, draft(required=True))
    diet = ask(session, world, draft(kind="diet", required=True))
    ask(session, world, draft(required=True, required_from=NOON + timedelta(1)))
    give(session, world, someone, {motto: "x"})
    assert standing(session, someone) == (1, 1)
    give(session, world, someone, {motto: None, diet: {"none": "y"}})
    assert standing(session, someone) == (1, 0)
    give(session, world, someone, {motto: "y"})
    assert standing(session, someone) == (0, 0)
