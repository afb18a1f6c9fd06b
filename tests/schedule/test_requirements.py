"""Requirements and wishes: written down, said as sentences, set aside, and weighed."""

import pytest

from app.schedule import queries
from app.schedule.errors.requirements import (
    NothingNamed,
    NoWindow,
    SameTwice,
    TooFewNamed,
    WindowIncomplete,
)
from app.schedule.models import RULE_KINDS, USUAL_WEIGHTS, Weight
from app.schedule.queries import requirements as found
from app.schedule.rules import requirements as rules
from app.schedule.rules.requirements import RuleFacts, Subject, Times
from app.schedule.words import requirements as words
from tests.matrix.reading import main_form
from tests.schedule import making

ONE, TWO = frozenset([Subject(activity_id=1)]), frozenset([Subject(activity_id=2)])
GROUP = frozenset([Subject(group_id=1)])


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"kind": "order", "first": ONE, "second": TWO}, None),
        ({"kind": "order", "first": ONE}, NothingNamed),
        ({"kind": "order", "second": ONE}, NothingNamed),
        ({"kind": "order", "first": ONE, "second": ONE | TWO}, SameTwice),
        ({"kind": "apart", "first": ONE}, TooFewNamed),
        ({"kind": "apart", "first": ONE | TWO}, None),
        ({"kind": "same-day", "first": GROUP}, None),
        ({"kind": "within", "first": ONE}, NoWindow),
        ({"kind": "within"}, NothingNamed),
        ({"kind": "suits", "first": ONE}, NothingNamed),
        ({"kind": "rest"}, None),
        ({"kind": "languages", "language": "ru", "most": 1}, None),
    ],
)
def test_a_rule_that_says_nothing_is_refused(facts, refusal):
    if refusal:
        with pytest.raises(refusal):
            rules.check(RuleFacts(**facts))
    else:
        assert rules.check(RuleFacts(**facts)) is None


def test_a_time_has_a_beginning_before_its_end():
    start, end = making.morning(6), making.morning(7)
    assert rules.window(start, end, "from_1") == Times(start, end)
    assert rules.window(None, None, "from_1") is None
    for wrong in ((start, None), (None, end), (end, start)):
        with pytest.raises(WindowIncomplete):
            rules.window(*wrong, "from_1")


def test_every_kind_asks_something_and_every_weight_has_words():
    assert tuple(rules.ASKED) == RULE_KINDS
    assert all(words.kind(code) for code in RULE_KINDS)
    assert all(words.about(code) for code in USUAL_WEIGHTS)


SAID = (
    ("order", {"minutes": "30", "second": True}, "before Opening, with 30 min between."),
    ("apart", {}, "Not parallel: "),
    ("rest", {"minutes": "45"}, "45 min of rest: "),
    ("within", {"times": True}, "only within Fri"),
    ("starts", {"times": True}, "begins only within"),
    ("suits", {"spaces": True}, "only in Arena: Court A."),
    ("same-space", {}, "All in one space: "),
    ("same-day", {"strength": "wish", "weight": "7"}, "All on one day: "),
    ("languages", {"language": "ru", "most": "2"}, "At most 2 activities at once"),
)


def test_each_kind_is_written_down_and_said(planner, timetable, session):
    path = f"{timetable.path}/requirements"
    for kind, told, sentence in SAID:
        answers = {"strength": "must", **told, "first_groups": [timetable.group.id]}
        if answers.pop("second", False):
            answers["second_activities"] = [timetable.others[0].id]
        if answers.pop("times", False):
            answers |= {"from_1": "2027-08-06T09:00", "until_1": "2027-08-06T12:00"}
        if "spaces" in answers:
            answers["spaces"] = [timetable.spaces[0].id]
        assert planner.post(f"{path}/new?kind={kind}", data=answers).status_code == 303
        made = queries.rules(session, timetable.edition.id)[-1]
        assert made.weight == (7 if "weight" in told else None)
        form = main_form(planner.get(f"{path}/{made.id}").text)
        planner.post(f"{path}/{made.id}", data={**form, "note": "As agreed"})
        session.expire_all()
        again = found.rule(session, timetable.edition.id, made.id)
        assert again.note == "As agreed"
        assert [len(again.subjects), len(again.windows), len(again.spaces)] == [
            {"order": 2, "languages": 0}.get(kind, 1),
            int("times" in told),
            int("spaces" in told),
        ]
        assert sentence in words.sentence(again, found.names(session, timetable.edition))
    assert all(sentence in planner.get(path).text for _kind, _told, sentence in SAID[:1])


def test_a_refusal_stands_on_its_field(planner, timetable):
    path = f"{timetable.path}/requirements/new?kind=within"
    answer = planner.post(path, data={"strength": "must", "first_groups": [timetable.group.id]})
    assert answer.status_code == 422
    assert "Write one time at least." in answer.text


def test_a_rule_is_set_aside_softened_removed_and_put_back(planner, timetable, session):
    path = f"{timetable.path}/requirements"
    told = {"strength": "must", "first_groups": [timetable.group.id]}
    planner.post(f"{path}/new?kind=same-day", data=told)
    (made,) = queries.rules(session, timetable.edition.id)
    for what, stands in (
        ("set_aside", (True, False, None)),
        ("taken_up", (False, False, None)),
        ("softened", (False, False, 100)),
        ("removed", (False, True, 100)),
        ("restored", (False, False, 100)),
        ("nonsense", (False, False, 100)),
    ):
        planner.post(f"{path}/{made.id}/mark", data={"what": what})
        session.refresh(made)
        now = (made.set_aside_at is not None, made.removed_at is not None, made.weight)
        assert now == stands, what


def test_weights_are_set_and_go_back_to_what_is_usual(planner, timetable, session):
    path = f"{timetable.path}/weights"
    form = main_form(planner.get(path).text)
    assert form["party_must"] == "y"
    del form["party_must"]
    assert planner.post(path, data={**form, "holiday_weight": "5000"}).status_code == 422
    planner.post(path, data={**form, "party_weight": "40", "holiday_weight": "0"})
    stands = queries.weights(session, timetable.edition.id)
    assert (stands["party"], stands["holiday"], stands["rest"]) == (40, 0, None)
    assert session.query(Weight).count() == 2
    planner.post(path, data={**form, "usual": "1"})
    assert session.query(Weight).count() == 0


def test_the_page_of_the_edition_leads_planners_alone_to_the_timetable(planner, timetable, app):
    assert "/requirements" in planner.get(timetable.path).text
    assert "/requirements" not in app.test_client().get(timetable.path).text
