import pytest

from app.core.words import Words
from app.programmes.rules.facts import Programme
from app.programmes.rules.forecast import Forecast
from app.programmes.rules.method import Certainty
from app.programmes.rules.method import Turn as Line
from app.programmes.rules.records import Edition, Member
from app.turns.errors import NotPossible, Overtaken
from app.turns.models import STATES
from app.turns.rules import life
from app.turns.rules.differences import differences

# A line a state, a column a step: whether the step can be taken; "=" where it was taken already.
TABLE = """
          accept decline withdraw swap postpone cancel open
offered   yes    yes     yes      yes  yes      yes    no
accepted  =      yes     no       yes  yes      yes    yes
declined  no     =       no       no   no       no     no
withdrawn no     no      =        no   no       no     no
swapped   no     no      no       =    no       no     no
postponed no     no      no       no   =        no     no
cancelled no     no      no       no   no       =      no
opened    no     no      no       no   yes      yes    =
"""


def listed():
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    for state, *row in lines:
        for step, cell in zip(head, row, strict=True):
            yield pytest.param(state, step, cell, id=f"{state}-{step}")


cells = list(listed())


@pytest.mark.parametrize(("state", "step", "cell"), cells)
def test_a_turn_takes_the_steps_that_its_state_allows(state, step, cell):
    if cell == "no":
        with pytest.raises(NotPossible):
            life.takes(state, step, seen=1, now=1)
    else:
        assert life.takes(state, step, seen=1, now=1) == (cell == "yes")


def test_the_table_has_every_state_and_every_step():
    found = [cell.values for cell in cells]
    assert {state for state, _, _ in found} == set(STATES)
    assert {step for _, step, _ in found} == set(life.RESULT)


def test_a_step_that_somebody_else_overtook_is_refused_with_what_happened():
    with pytest.raises(Overtaken) as caught:
        life.takes("declined", "accept", seen=1, now=2)
    assert list(caught.value.theirs.values()) == ["The region has declined the turn."]


def test_a_repeated_step_is_harmless_whatever_was_seen():
    assert life.takes("accepted", "accept", seen=1, now=2) is False


LINES = Forecast(
    turns=(
        Line(sequence=1, year=2026, hosts=("a",), certainty=Certainty.EXPECTED),
        Line(sequence=2, year=2027, candidates=("b", "c"), certainty=Certainty.OPEN),
        Line(sequence=3, year=2028, certainty=Certainty.OPEN),
    )
)


@pytest.mark.parametrize(
    ("year", "hosts", "departs"),
    [
        (2026, ["a"], False),
        (2026, ["b"], True),
        (2026, ["a", "b"], True),
        (2027, ["b"], False),
        (2027, ["a"], True),
        (2028, ["a"], False),
        (2040, ["a"], True),
    ],
)
def test_an_offer_departs_from_the_forecast(year, hosts, departs):
    assert life.departs(LINES, year, hosts) is departs


def test_without_a_forecast_nothing_departs():
    assert life.departs(Forecast(), 2026, ["a"]) is False


def facts(**parts):
    return Programme(slug="games", names=Words(en="Games"), kind_slug="games", **parts)


def test_a_new_programme_is_all_additions():
    told = facts(members=(Member(region="a"),))
    found = differences(None, told)
    assert found.new
    assert [(one.part, one.what) for one in found.found] == [
        ("programme", "added"),
        ("members", "added"),
    ]


def test_differences_name_what_is_added_changed_and_missing():
    known = facts(members=(Member(region="a"), Member(region="b")), editions=(Edition(year=2020),))
    told = facts(
        members=(Member(region="a", place=1), Member(region="c")), editions=(Edition(year=2020),)
    )
    found = differences(known, told)
    assert [(one.what, one.fields) for one in found.found] == [
        ("changed", ("place",)),
        ("added", ()),
        ("missing", ()),
    ]
    assert len(found.changes) == 2


def test_the_same_facts_differ_in_nothing():
    known = facts(members=(Member(region="a"), Member(region="a")))
    assert differences(known, known).found == ()
