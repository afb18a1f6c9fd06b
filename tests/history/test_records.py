"""Records cannot be changed, and every action has its words."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from app.history.actions import record
from app.history.exports import quoted, sheet
from app.history.models import Record
from app.history.words import ACTIONS
from app.turns.rules.life import RESULT


@pytest.mark.parametrize(
    "change", [update(Record).values(reason="another"), delete(Record)], ids=["update", "delete"]
)
def test_the_database_refuses_to_change_or_delete(session, change):
    record(session, None, "turn.accepted", subject="turn:1", reason="as agreed")
    session.flush()
    with pytest.raises(DatabaseError, match="append-only"), session.begin_nested():
        session.execute(change)
    assert session.scalars(select(Record.reason)).all() == ["as agreed"]


def codes(source):
    """Return the strings that look like codes of actions and are recorded in a source."""
    if "record" not in source:
        return set()
    strings = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    subjects = "call|delegation|edition|grant|invitation|member|office|participant|programme"
    return {one for one in strings if re.fullmatch(rf"({subjects}|roster|rule|turn)\.[a-z_]+", one)}


def test_every_recorded_action_has_words():
    sources = [path for path in Path("app").rglob("*.py") if "actions" in path.as_posix()]
    found = set().union(*(codes(path.read_text()) for path in sources))
    assert len(found) > 10
    assert found - set(ACTIONS) == set()


def test_whatever_happens_to_a_turn_has_words():
    steps = {f"turn.{result}" for result in (*RESULT.values(), "offered", "received")}
    assert steps - set(ACTIONS) == set()
    noted = {f"programme.{what}" for what in ("candidate", "dormant")}
    assert noted - set(ACTIONS) == set()


def test_the_search_finds_codes():
    assert codes('record(session, 1, "turn.swapped", subject="turn:1")') == {"turn.swapped"}
    assert codes('say("turn.swapped")') == set()


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1+1", "'=1+1"), ("+81", "'+81"), ("-5", "'-5"), ("@x", "'@x"), ("a=1", "a=1"), ("", "")],
)
def test_formulas_are_quoted(value, written):
    assert quoted(value) == written


def test_a_sheet_says_that_it_is_utf_8():
    assert sheet(["Имя"], [["李"]]).decode("utf-8-sig").splitlines() == ["Имя", "李"]
