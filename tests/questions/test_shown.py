"""Which questions are shown, what is missing, and which conditions are refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import Words
from app.questions.errors import ConditionInCircle, ConditionRefused
from app.questions.models import Question, QuestionVersion
from app.questions.rules.missing import Given, due, frozen, missing, states
from app.questions.rules.shown import asked, check_condition, shown, waiting

NOW = datetime(2027, 6, 1, tzinfo=UTC)
OPTIONS = [{"key": key, "label": {"en": key.upper()}, "places": None} for key in ("a", "b")]


def make(number, parent=None, values=("a",), *, kind="choice", **given):
    told = {"field_class": "open", "stage_kind": "names", **given}
    made = Question(
        edition_id=1,
        identifier=f"q{number}",
        position=number,
        kind=kind,
        show_if_id=parent,
        show_if_values=None if parent is None else list(values),
        **told,
    )
    made.id = number
    made.__dict__["current"] = QuestionVersion(
        question_id=number,
        label=Words(en=f"Q{number}"),
        hint=Words(),
        options=OPTIONS if kind in {"choice", "choices", "size"} else [],
        made_at=NOW,
    )
    return made


def test_a_question_waits_for_its_parent_and_the_parents_parent():
    chain = [make(1), make(2, 1), make(3, 2, ("b",))]
    assert shown(chain, {}) == {1}
    assert shown(chain, {1: ["a"]}) == {1, 2}
    assert shown(chain, {1: ["a"], 2: ["b"]}) == {1, 2, 3}
    # What was chosen under a hidden question shows nothing.
    assert shown(chain, {1: ["b"], 2: ["b"]}) == {1}


def test_a_parent_that_the_role_is_not_asked_shows_nothing():
    questions = [make(1, roles=["coach"]), make(2, 1), make(3)]
    assert shown(asked(questions, "athlete"), {1: ["a"]}) == {3}
    assert shown(asked(questions, "coach"), {1: ["a"]}) == {1, 2, 3}


def test_an_archived_question_is_not_asked():
    assert asked([make(1, archived_at=NOW), make(2)], "athlete")[0].id == 2


def reference(questions, chosen):
    """Say it as the sentence does, one question at a time."""
    by_id = {one.id: one for one in questions}

    def holds(one, seen=()):
        if one.show_if_id is None:
            return True
        parent = by_id.get(one.show_if_id)
        if parent is None or parent.id in seen or one.id in seen:
            return False
        wanted = set(one.show_if_values) & set(chosen.get(parent.id, ()))
        return bool(wanted) and holds(parent, (*seen, one.id))

    return {one.id for one in questions if holds(one)}


@st.composite
def forms(draw):
    size = draw(st.integers(1, 8))
    parents = [draw(st.none() | st.integers(1, size + 1)) for _ in range(size)]
    made = [
        make(number, parent if parent != number else None, draw(st.sampled_from(["a", "b", "ab"])))
        for number, parent in enumerate(parents, 1)
    ]
    chosen = draw(
        st.dictionaries(st.integers(1, size), st.sampled_from([["a"], ["b"], ["a", "b"], []]))
    )
    return draw(st.permutations(made)), chosen


@given(forms())
def test_what_is_shown_does_not_depend_on_the_order_and_circles_are_shown_to_nobody(form):
    questions, chosen = form
    assert shown(questions, chosen) == reference(questions, chosen)


@given(forms())
def test_a_condition_is_refused_exactly_where_it_closes_a_circle(form):
    questions, _ = form
    by_id = {one.id: one for one in questions}
    for one in questions:
        seen, at = [], one
        while at is not None and at.id not in seen:
            seen.append(at.id)
            at = by_id.get(at.show_if_id)
        if one.show_if_id is None or one.show_if_id not in by_id:
            continue
        if at is None:
            check_condition(one, questions)
        else:
            with pytest.raises(ConditionInCircle):
                check_condition(one, questions)


@given(forms(), st.booleans())
def test_what_is_hidden_is_never_missing_and_what_is_answered_neither(form, purged):
    questions, chosen = form
    for one in questions:
        one.required = True
    answers = {
        number: Given(keys=tuple(keys), purged=purged) for number, keys in chosen.items() if keys
    }
    wanting = {one.id for one in missing(questions, answers, NOW)}
    seen = shown(questions, {number: given.keys for number, given in answers.items()})
    assert wanting == {one.id for one in questions if one.id in seen and one.id not in answers}


@pytest.mark.parametrize(
    ("parent", "child", "words"),
    [
        ({"kind": "text"}, {}, "options"),
        ({"kind": "choice", "field_class": "medical"}, {}, "sealed"),
        ({"stage_kind": "documents"}, {}, "later"),
        ({"archived_at": NOW}, {}, "no longer"),
        ({}, {"values": ("x",)}, "which answers"),
        ({}, {"values": ()}, "which answers"),
    ],
)
def test_conditions_that_could_not_be_decided_are_refused(parent, child, words):
    above = make(1, **parent)
    with pytest.raises(ConditionRefused, match=words):
        check_condition(make(2, 1, **child), [above])


def test_a_consent_and_an_earlier_stage_may_be_conditions():
    check_condition(make(2, 1, ("yes",), stage_kind="documents"), [make(1, kind="consent")])
    check_condition(make(2), [])


def test_the_circle_is_named():
    questions = [make(1, 3), make(2, 1), make(3, 2)]
    with pytest.raises(ConditionInCircle, match="Q2 → Q1 → Q3 → Q2"):
        check_condition(questions[1], questions)


def test_who_waits_for_a_question():
    questions = [make(1), make(2, 1), make(3, 1, archived_at=NOW)]
    assert [one.id for one in waiting(questions[0], questions)] == [2]


def test_where_each_question_stands():
    tomorrow = NOW + timedelta(days=1)
    questions = [
        make(1, required=True),
        make(2, required=True, required_from=tomorrow),
        make(3),
        make(4, 3, required=True),
        make(5, required=True),
        make(6, required=True),
    ]
    answers = {5: Given(), 6: Given(purged=True)}
    assert list(states(questions, answers, NOW).values()) == [
        *("missing", "later", "open"),
        *("hidden", "done", "purged"),
    ]
    assert [one.id for one in missing(questions, answers, tomorrow)] == [1, 2]


def test_a_date_holds_from_its_very_moment():
    question = make(1, required=True, required_from=NOW, frozen_from=NOW)
    before = NOW - timedelta(microseconds=1)
    assert (due(question, NOW), due(question, before)) == (True, False)
    assert (frozen(question, NOW), frozen(question, before)) == (True, False)
    assert not due(make(2), NOW)
