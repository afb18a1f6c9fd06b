"""The solver's process: it answers, it stops when told, and it never stays behind."""

import subprocess
import sys
from os import kill
from signal import SIGKILL

import pytest

from app.schedule import searching
from app.schedule.rules import checking
from app.schedule.rules.problem import Activity, Problem, Requirement, Window
from app.schedule.searching import Process, SearchFailed, search
from tests.schedule.problems import PATIENCE, long


@pytest.fixture
def started(monkeypatch):
    """The processes that a test starts; afterwards none of them may be there."""
    found = []

    class Kept(Process):
        def __init__(self, *options):
            super().__init__(*options)
            found.append(self.started)

    monkeypatch.setattr(searching, "Process", Kept)
    yield found
    assert found
    assert all(one.returncode is not None for one in found)


def test_a_search_is_followed_and_stopped_with_its_best_plan(started):
    told = []

    def follow(progress):
        told.append(progress)
        return progress.plan is None or len(told) < 3

    outcome = search(long(), seconds=PATIENCE, workers=1, follow=follow)
    assert outcome.status == "feasible"
    assert outcome.objective == checking.price(long(), outcome.plan) <= told[-1].objective
    assert not [one for one in checking.faults(long(), outcome.plan) if not one.requirement.weight]


def test_what_follow_raises_ends_the_process(started):
    def follow(_progress):
        raise LookupError

    with pytest.raises(LookupError):
        search(long(), seconds=PATIENCE, workers=1, follow=follow)
    assert [one.returncode for one in started] == [-SIGKILL]


def test_a_process_that_dies_leaves_its_best_plan(started):
    def follow(progress):
        if progress.plan is not None:
            started[0].kill()
        return True

    outcome = search(long(), seconds=PATIENCE, workers=1, follow=follow)
    assert outcome.status == "feasible"
    assert outcome.objective == checking.price(long(), outcome.plan)


def test_a_process_that_dies_without_a_plan_is_a_failure(started):
    broken = Requirement(key="broken", kind="party", subjects=())
    activity = Activity(key="a", minutes=5)
    problem = Problem(
        days=(Window(0, 9),), spaces=(), activities=(activity,), requirements=(broken,)
    )
    with pytest.raises(SearchFailed):
        search(problem, seconds=PATIENCE, workers=1)


ASKER = """
import sys, types
package = types.ModuleType("app")
package.__path__ = ["app"]
sys.modules["app"] = package
from app.schedule.searching import search
from tests.schedule.problems import long
search(long(), seconds=60, workers=1, follow=lambda told: print(told.seconds, flush=True) or True)
"""


def test_who_asks_takes_the_process_along():
    with subprocess.Popen(
        [sys.executable, "-c", ASKER], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asker:
        assert asker.stdout.readline()
        kill(asker.pid, SIGKILL)
        # The process of the solver holds the other end of this too: it closes when both are gone.
        assert asker.stderr.read() == b""
