"""When a survey is open, and the matrix of what regions said."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.intentions import rules
from app.intentions.errors import AnswerMissing, NotAsked, SurveyNotOpen, SurveyOver
from app.intentions.rules import Answer, Cell, Counts

CLOSES = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
ENDS = CLOSES + timedelta(days=30)
SECOND = timedelta(seconds=1)


def call(**facts):
    usual = {
        "published_at": CLOSES - timedelta(days=60),
        "opens_at": CLOSES - timedelta(days=50),
        "closes_at": CLOSES,
        "survey_closes_at": ENDS,
        "days_known": True,
        "cancelled_at": None,
    }
    return SimpleNamespace(**{**usual, **facts})


@pytest.mark.parametrize(
    ("facts", "now", "stands"),
    [
        ({}, CLOSES - SECOND, "coming"),
        ({}, CLOSES, "open"),
        ({}, ENDS - SECOND, "open"),
        ({}, ENDS, "over"),
        ({"survey_closes_at": None}, CLOSES, "none"),
        ({"published_at": None}, CLOSES, "none"),
        ({"cancelled_at": CLOSES}, CLOSES, "none"),
    ],
)
def test_where_a_survey_stands(facts, now, stands):
    assert rules.standing(call(**facts), now) == stands
    if stands == "open":
        rules.check_open(call(**facts), now)
    else:
        with pytest.raises(SurveyOver if stands == "over" else SurveyNotOpen):
            rules.check_open(call(**facts), now)


def test_only_what_is_asked_is_answered():
    rules.check_answers({1: Answer()}, [1, 2])
    with pytest.raises(NotAsked):
        rules.check_answers({1: Answer(), 3: Answer()}, [1, 2])


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Answer(), True),
        (Answer(answer="will", people=4, contribution="A bus"), True),
        (Answer(answer="interested", people=0), True),
        (Answer(answer="will-not"), True),
        (Answer(answer="will-not", people=0), False),
        (Answer(answer="will-not", contribution="A bus"), False),
        (Answer(people=3), False),
        (Answer(contribution="A bus"), False),
    ],
)
def test_people_and_contributions_belong_to_who_takes_part(answer, right):
    if right:
        rules.check_whole(answer, "answer_1")
        return
    with pytest.raises(AnswerMissing) as refused:
        rules.check_whole(answer, "answer_1")
    assert refused.value.field == "answer_1"


def test_the_matrix_counts_and_knows_who_is_silent():
    cells = {
        (10, 2): Cell(said="will", people=4),
        (10, 3): Cell(said="interested", people=9),
        (11, 2): Cell(said="will-not"),
        (10, 8): Cell(said="will", people=1),
    }
    found = rules.matrix([1, 2, 3, 4], {10: {1}, 11: {3}}, cells)
    assert [row.region_id for row in found.rows] == [1, 2, 3, 4, 8]
    assert [[row.cells[one].said for one in (10, 11)] for row in found.rows] == [
        ["proposes", "silent"],
        ["will", "will-not"],
        ["interested", "proposes"],
        ["silent", "silent"],
        ["will", "silent"],
    ]
    assert [row.missing for row in found.rows] == [1, 0, 0, 2, 1]
    assert [row.silent for row in found.rows] == [True, False, False, True, False]
    assert found.counts == {
        10: Counts(will=2, interested=1, people=5),
        11: Counts(will_not=1),
    }
    assert (found.silent, found.counts[10].answered) == (2, 3)
