"""Counting a file of ballots with nothing but the file."""

import json

import pytest

from app.ballots import commands
from tests.ballots.test_rules import document
from tests.conftest import make_app


@pytest.fixture(scope="module")
def runner():
    """Run commands of an application whose database nobody can reach."""
    return make_app("postgresql+psycopg://nobody@127.0.0.1:1/nowhere").test_cli_runner()


@pytest.fixture
def count(runner, tmp_path):
    """Count a document, or what is none."""

    def run(told, *options):
        file = tmp_path / "ballots.json"
        file.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        return runner.invoke(args=["ballots", "count", str(file), *options])

    return run


def test_a_file_is_counted_and_agrees(count):
    told = document(options=[{"proposal": "a", "title": {"en": "Beaches"}}])
    found = count(told)
    assert found.exit_code == 0
    assert "Beaches: 2 : 1 (0) Carried" in found.output
    assert "The file states the same result." in found.output


def test_a_file_with_another_ballot_is_found(count):
    ballots = [*document()["ballots"][:2], {"choices": {"a": "abstain"}}]
    found = count(document(ballots=ballots))
    assert found.exit_code == 1
    assert "The file states another result." in found.output


@pytest.mark.parametrize("told", ["{", "[" * 100_000, "[]", '{"format": "kitamae-ballots/1"}'])
def test_what_is_no_file_of_ballots_is_refused_in_words(count, told):
    found = count(told)
    assert found.exit_code == 1
    assert "Error: " in found.output


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        (["flask", "ballots", "count", "x.json"], True),
        (["/venv/bin/flask", "--app", "app", "ballots", "count", "x"], True),
        (["flask", "worker"], False),
        (["pytest", "ballots", "count"], False),
    ],
)
def test_counting_needs_no_site(line, alone):
    assert commands.reads_files(line) is alone
