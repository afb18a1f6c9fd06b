"""The dry run says exactly what goes; a run that was killed goes on where it stopped."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from app.core import clock as clock_
from app.retention import actions, jobs, queries, rules
from tests.conftest import SETTINGS
from tests.retention.canaries import LAST_DAY, World
from tests.retention.conftest import snapshot

LATE = LAST_DAY + timedelta(days=400)
# Takes one thing at a time and says so, so that the test can kill it between two.
ONE_BY_ONE = """
import sys
from datetime import date
from app import create_app
from app.retention import actions, jobs
app = create_app({settings!r})
real = actions.purge_some
def one(session, held):
    taken = real(session, held, 1)
    print("step", flush=True)
    return taken
actions.purge_some = one
with app.app_context():
    jobs.purge_all(date.fromisoformat(sys.argv[1]))
"""


@pytest.fixture
def world(live, at):
    at(LAST_DAY - timedelta(days=10))
    with live.app.app_context(), live.transaction() as session:
        made = World(session)
        edition = made.edition()
        for region in made.regions[:2]:
            made.person(edition, region)
    return made


def rows(live):
    """Return what every table holds, without the moments at which things went."""
    with live.transaction() as session:
        return {
            key: {name: value for name, value in row.items() if not name.endswith("_at")}
            for key, row in snapshot(session).items()
        }


def left(live):
    with live.transaction() as session:
        return sum(one.number for one in queries.held(session) if rules.due(one, LATE))


@pytest.mark.parametrize("steps", [1, 7, 20])
def test_a_purge_that_is_killed_is_finished_by_the_next(live, world, databases, at, steps):
    settings = {**SETTINGS, "DATABASE_URL": live.url}
    program = ONE_BY_ONE.format(settings=settings)
    with subprocess.Popen(
        [sys.executable, "-c", program, LATE.isoformat()],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    ) as run:
        for _ in range(steps):
            assert run.stdout.readline() == "step\n"
        run.send_signal(signal.SIGKILL)
        run.stdout.read()
        assert run.wait() == -signal.SIGKILL
    halfway = left(live)
    at(LATE)
    with live.app.app_context():
        assert halfway > 0
        jobs.purge()
        assert left(live) == 0
        before = rows(live)
        assert jobs.purge_all(LATE) == 0
    assert rows(live) == before


def test_the_dry_run_lists_what_the_run_takes_and_changes_nothing(live, world, at):
    at(LATE)
    before = rows(live)
    runner = live.app.test_cli_runner()
    listed = runner.invoke(args=["retention", "run", "--dry-run"]).output.splitlines()
    assert rows(live) == before
    counted = sum(int(line.split(": ")[1].split()[0]) for line in listed if ": " in line)
    mails = sum(int(line.split()[0]) for line in listed if "mails older" in line)
    ran = runner.invoke(args=["retention", "run"]).output
    assert ran == f"{counted + mails} things are gone.\n"
    assert (counted > 20, mails) == (True, 8)
    assert runner.invoke(args=["retention", "run", "--dry-run"]).output == ""


def test_a_purge_that_fails_is_not_noted_as_done(live, world, at, monkeypatch):
    """The control: what ends a day is that nothing was left, not that it was begun."""
    at(LATE)

    def fail(*_given):
        raise OSError("disk full")

    monkeypatch.setattr(actions, "purge_letters", fail)
    with live.app.app_context(), pytest.raises(OSError, match="disk full"):
        jobs.purge()
    with live.transaction() as session:
        assert queries.run_of(session, clock_.today("Asia/Tokyo")).ended_at is None
