"""Solving a workbook from the command line: no site, no database, a process of its own."""

import pytest
from flask import Flask

from app.core import languages
from app.schedule.commands import reads_files, schedule
from app.schedule.rules.forum import forum_faults
from app.schedule.rules.reading.forums import read_forum
from app.schedule.rules.reading.plans import read_plan
from tests.schedule.forum_sheets import sheets, workbook


@pytest.fixture(scope="module")
def runner():
    application = Flask(__name__)
    application.config["SESSION_COOKIE_SECURE"] = False
    languages.init_app(application)
    application.cli.add_command(schedule)
    return application.test_cli_runner()


def test_a_workbook_is_solved_and_its_plan_written(runner, tmp_path):
    instance, out = tmp_path / "forum.xlsx", tmp_path / "plan.xlsx"
    instance.write_bytes(workbook(sheets()))
    command = ["schedule", "solve", str(instance), "--seconds", "30", "--out", str(out)]
    answer = runner.invoke(args=command)
    assert answer.exit_code == 0, answer.output
    assert "Proven optimal: objective" in answer.output
    problem = read_forum(instance.read_bytes())
    assert forum_faults(problem, read_plan(out.read_bytes(), problem)) == []


def wrong():
    cells = sheets()
    cells["sessions"][1][1] = "three"
    return cells


def narrow():
    cells = sheets()
    cells["submissions"][1][2] = 9
    return cells


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (wrong(), "Sheet “sessions”, cell B2: “three” is no whole number"),
        (narrow(), "There is no plan: these do not fit together: t1"),
    ],
)
def test_what_cannot_be_solved_is_said(runner, tmp_path, cells, sentence):
    instance, out = tmp_path / "forum.xlsx", tmp_path / "plan.xlsx"
    instance.write_bytes(workbook(cells))
    answer = runner.invoke(args=["schedule", "solve", str(instance), "--out", str(out)])
    assert answer.exit_code == 1
    assert sentence in answer.output
    assert not out.exists()


def test_the_command_needs_no_site():
    assert reads_files(["/usr/bin/flask", "schedule", "solve", "forum.xlsx"])
    assert not reads_files(["/usr/bin/flask", "database", "migrate"])
