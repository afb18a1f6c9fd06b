"""Adding, changing, moving and archiving questions; versions come only with answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.core.errors import Stale
from app.core.words import Words
from app.history.models import Record
from app.questions import actions, queries
from app.questions.errors import (
    ConditionRefused,
    IdentifierTaken,
    OptionChosen,
    OptionFull,
    QuestionRefused,
)
from app.questions.models import OptionPlace, QuestionVersion
from app.questions.terms import Draft
from tests.editions.making import NOON
from tests.questions.making import again, answered, ask, draft, option, person, sizes


def labels(session, world):
    found = queries.questions_for(session, world.edition.id)
    return [one.current.label.best("en") for one in found]


def taken(session, question):
    rows = session.execute(
        select(OptionPlace.key, OptionPlace.capacity, OptionPlace.taken)
        .where(OptionPlace.question_id == question.id)
        .order_by(OptionPlace.key)
    )
    return [tuple(row) for row in rows]


def test_a_question_is_added_with_its_version_and_places(world, session):
    question = ask(session, world, sizes())
    assert (question.identifier, question.field_class, question.position) == ("size", "open", 1)
    assert question.current.options == [
        {"key": "s", "label": {"en": "S"}, "retired": False},
        {"key": "m", "label": {"en": "M"}, "retired": False},
    ]
    assert taken(session, question) == [("m", 2, 0), ("s", None, 0)]
    assert session.scalars(select(Record.action)).all()[-1] == "question.added"


def test_short_names_are_found_and_never_used_twice(world, session):
    first = ask(session, world, draft("Shirt size?"))
    second = ask(session, world, draft("Shirt size?"))
    third = ask(session, world, Draft(kind="phone", label=Words(ja="電話")))
    assert [one.identifier for one in (first, second, third)] == [
        *("shirt-size", "shirt-size-2"),
        "phone",
    ]
    with pytest.raises(IdentifierTaken):
        ask(session, world, draft("Other", identifier="phone"))


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (Draft(kind="text", label=Words()), "label"),
        (draft(kind="riddle"), "kind"),
        (draft(field_class="guardian"), "field_class"),
        (draft(kind="passport", field_class="open"), "field_class"),
        (draft(roles=("pilot",)), "roles"),
        (draft(roles=()), "roles"),
        (draft(kind="choice"), "options"),
        (sizes(options=(option("s", retired=True),)), "options"),
        (sizes(options=(option("s"), option("s"))), "options"),
        (draft(kind="number", least=3, most=2), "most"),
        (draft(kind="date", earliest=NOON.date(), latest=NOON.date() - timedelta(1)), "latest"),
        (draft(kind="choices", least=2, options=(option("s"),)), "least"),
        (draft(required_from=NOON, frozen_from=NOON), "frozen_from"),
    ],
)
def test_what_cannot_be_asked(world, session, made, field):
    with pytest.raises(QuestionRefused) as refusal:
        ask(session, world, made)
    assert refusal.value.field == field


def test_without_answers_words_are_changed_in_place(world, session):
    question = ask(session, world, draft())
    actions.change(session, None, question, draft("Which?"))
    question = again(session, world, question)
    assert (question.current.number, question.current.label) == (1, {"en": "Which?"})
    assert len(queries.versions(session, question.id)) == 1


def test_with_an_answer_new_words_are_a_new_version_and_old_ones_stay(world, session):
    question = ask(session, world, draft())
    old = answered(session, question, person(session, world))
    actions.change(session, None, question, draft("Which?"))
    question = again(session, world, question)
    assert (question.current.number, question.current.label) == (2, {"en": "Which?"})
    first = session.get_one(QuestionVersion, old.question_version_id)
    assert first.label == {"en": "What?"}
    # The second version has no answer yet: it is changed in place.
    actions.change(session, None, question, draft("Which one?"))
    question = again(session, world, question)
    assert question.current.number == 2


def test_what_is_not_wording_makes_no_version(world, session):
    question = ask(session, world, sizes())
    answered(session, question, person(session, world), keys=["s"])
    wider = (option("s"), option("m", 5))
    actions.change(session, None, question, sizes(options=wider, required=True))
    question = again(session, world, question)
    assert (question.required, question.current.number) == (True, 1)
    assert taken(session, question)[0] == ("m", 5, 0)


def test_the_database_refuses_to_change_a_version_that_was_answered(world, session):
    question = ask(session, world, draft())
    change = text("UPDATE question_versions SET longest = 9 WHERE id = :one")
    remove = text("DELETE FROM question_versions WHERE id = :one")
    one = {"one": question.current.id}
    # The control: before anybody answered it may be changed.
    session.execute(change, one)
    answered(session, question, person(session, world))
    for statement in (change, remove):
        with pytest.raises(IntegrityError, match="in use"), session.begin_nested():
            session.execute(statement, one)


def test_the_kind_stays_and_so_does_the_way_answers_are_kept(world, session):
    question = ask(session, world, draft())
    with pytest.raises(QuestionRefused, match="kind"):
        actions.change(session, None, question, draft(kind="date"))
    question = again(session, world, question)
    actions.change(session, None, question, draft(field_class="medical"))
    question = again(session, world, question)
    answered(session, question, person(session, world), value=None)
    with pytest.raises(QuestionRefused, match="another way"):
        actions.change(session, None, question, draft(field_class="open"))


def test_an_option_left_out_is_retired_once_somebody_answered(world, session):
    question = ask(session, world, sizes())
    actions.change(session, None, question, sizes(options=(option("s"), option("l"))))
    question = again(session, world, question)
    assert [one["key"] for one in question.current.options] == ["s", "l"]
    answered(session, question, person(session, world), keys=["l"])
    actions.choose(session, question, (), ("l",))
    actions.change(session, None, question, sizes(options=(option("s"),)))
    question = again(session, world, question)
    retired = question.current.options[1]
    assert (question.current.number, retired["key"], retired["retired"]) == (2, "l", True)
    assert taken(session, question) == [("l", None, 1), ("s", None, 0)]


def test_places_are_taken_given_back_and_never_fewer_than_taken(world, session):
    question = ask(session, world, sizes())
    actions.choose(session, question, (), ("m",))
    actions.choose(session, question, (), ("m",))
    with pytest.raises(OptionFull, match="M"):
        actions.choose(session, question, ("s",), ("m",))
    assert taken(session, question) == [("m", 2, 2), ("s", None, 0)]
    with pytest.raises(OptionChosen, match="2 times"):
        actions.change(session, None, question, sizes(options=(option("s"), option("m", 1))))
    actions.choose(session, question, ("m",), ("s",))
    assert taken(session, question) == [("m", 2, 1), ("s", None, 1)]


def test_questions_move_within_their_stage(world, session):
    for label, stage in (("a", "names"), ("b", "documents"), ("c", "names"), ("d", "names")):
        last = ask(session, world, draft(label, stage_kind=stage))
    actions.move(session, None, again(session, world, last), 1)
    assert labels(session, world) == ["a", "b", "c", "d"]
    actions.move(session, None, again(session, world, last), -1)
    assert labels(session, world) == ["a", "b", "d", "c"]
    actions.move(session, None, again(session, world, last), -1)
    assert labels(session, world) == ["d", "b", "a", "c"]
    actions.move(session, None, again(session, world, last), -1)
    assert labels(session, world) == ["d", "b", "a", "c"]


def test_an_archived_question_is_asked_no_more_and_can_come_back(world, session):
    question = ask(session, world, draft())
    actions.archive(session, None, question)
    assert labels(session, world) == []
    actions.archive(session, None, again(session, world, question))
    actions.restore(session, None, again(session, world, question))
    actions.restore(session, None, again(session, world, question))
    assert labels(session, world) == ["What?"]
    told = session.scalars(select(Record.action).order_by(Record.id)).all()
    assert told[-2:] == ["question.archived", "question.restored"]


def test_a_question_that_others_wait_for_stays(world, session):
    parent = ask(session, world, sizes())
    child = ask(session, world, draft("Why?", show_if_id=parent.id, show_if_values=("m",)))
    parent = again(session, world, parent)
    with pytest.raises(ConditionRefused, match=r"Why\?"):
        actions.archive(session, None, parent)
    for wrong in (
        {"options": (option("s"),)},
        {"stage_kind": "documents"},
        {"field_class": "medical"},
    ):
        with pytest.raises(ConditionRefused, match=r"Why\?"), session.begin_nested():
            actions.change(session, None, again(session, world, parent), sizes(**wrong))
    actions.archive(session, None, again(session, world, child))
    actions.archive(session, None, again(session, world, parent))
    with pytest.raises(ConditionRefused, match="no longer"):
        actions.restore(session, None, again(session, world, child))


def test_a_question_saved_by_somebody_else_meanwhile_is_not_overwritten(world, session):
    question = ask(session, world, draft())
    session.execute(text("UPDATE questions SET version = version + 1"))
    with pytest.raises(Stale):
        actions.change(session, None, question, draft("Mine"))
