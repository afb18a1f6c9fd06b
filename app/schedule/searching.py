"""Asks the solver's process: started for one problem, followed, stopped, and never left behind."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Self

from app.schedule.rules.checking import cost
from app.schedule.rules.forum import forum_counts
from app.schedule.rules.problem import Outcome, Problem, Progress
from app.schedule.rules.written import read_answer, write

# The solver needs nothing of the application, whose factory takes seconds to import: so its package
# is made by hand, and only what stands under it is read.
START = """
import runpy, sys, types
package = types.ModuleType("app")
package.__path__ = [sys.argv.pop(1)]
sys.modules["app"] = package
runpy.run_module("app.schedule.solver", run_name="__main__")
"""
BEAT = 1.0
"""Seconds between two calls of `follow` at most."""
GRACE = 20.0
"""Seconds that a search may take longer than it was given, to start and to explain."""
STOPPING = 3.0
"""Seconds after the word to stop; then the best plan that was told is the outcome."""


class SearchFailed(Exception):
    """The solver's process ended without an outcome, and no plan had been found."""


def search(
    problem: Problem,
    *,
    seconds: float,
    workers: int,
    follow: Callable[[Progress], bool] | None = None,
) -> Outcome:
    """Return what the solver finds in a process of its own, which ends with this call.

    `follow` is called at least once a second, in this thread, and answers False to stop: then the
    outcome is the best plan so far. What `follow` raises is raised here, and the process killed.
    """
    asking = Asking(problem, seconds, follow)
    with Process(seconds, workers) as process:
        process.say(write(problem))
        for answer in process.answers():
            if isinstance(answer, Outcome):
                return answer
            if not asking.goes_on(answer):
                process.say("stop")
            if asking.overdue():
                break
    return asking.best()


class Asking:
    """One search as its asker sees it: the best plan told so far, and when patience ends."""

    def __init__(
        self, problem: Problem, seconds: float, follow: Callable[[Progress], bool] | None
    ) -> None:
        """Begin to wait."""
        self.problem, self.follow = problem, follow
        self.began = monotonic()
        self.end = self.began + seconds + GRACE
        self.last = Progress(seconds=0, objective=None, bound=None)
        self.first: float | None = None
        self.stopped = False

    def goes_on(self, progress: Progress | None) -> bool:
        """Take what was told (None: nothing within a beat), and ask whether to go on."""
        if progress is None:
            elapsed = monotonic() - self.began
            told = Progress(seconds=elapsed, objective=self.last.objective, bound=self.last.bound)
        else:
            told = progress
            if told.plan is not None or self.last.plan is None:
                self.first = told.seconds if self.last.plan is None else self.first
                self.last = told
        if self.stopped or self.follow is None or self.follow(told):
            return True
        self.stopped, self.end = True, min(self.end, monotonic() + STOPPING)
        return False

    def overdue(self) -> bool:
        """Tell whether it has taken too long."""
        return monotonic() > self.end

    def best(self) -> Outcome:
        """Return the best plan that was told before the process was lost."""
        plan = self.last.plan
        if plan is None:
            raise SearchFailed
        counts = forum_counts(self.problem, plan) if self.problem.forum else {}
        return Outcome(
            status="feasible",
            plan=plan,
            objective=self.last.objective,
            bound=self.last.bound,
            counts={**counts, **cost(self.problem, plan)},
            first=self.first,
        )


class Process:
    """The solver's process, and what it has said; gone when the `with` ends."""

    def __init__(self, seconds: float, workers: int) -> None:
        """Start it; it waits for a problem."""
        options = ["--seconds", str(seconds), "--workers", str(workers)]
        package = str(Path(__file__).parent.parent)
        self.started = subprocess.Popen(  # noqa: S603  (our own interpreter and our own words)
            [sys.executable, "-c", START, package, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.lines: SimpleQueue[str] = SimpleQueue()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.started.stdout or ():
            self.lines.put(line)
        self.lines.put("")

    def say(self, line: str) -> None:
        """Write a line to it; if it is gone, its silence tells."""
        if self.started.stdin is not None:
            with suppress(BrokenPipeError):
                self.started.stdin.write(line + "\n")
                self.started.stdin.flush()

    def answers(self) -> Iterator[Progress | Outcome | None]:
        """Yield what it says, and None after each beat of silence, until it ends."""
        while True:
            try:
                line = self.lines.get(timeout=BEAT)
            except Empty:
                yield None
                continue
            if not line:
                return
            yield read_answer(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.started.kill()
        self.started.wait()
        self.reader.join()
        for stream in (self.started.stdin, self.started.stdout):
            with suppress(BrokenPipeError):
                if stream is not None:
                    stream.close()
