"""A search and whoever watches it: the best plan so far, the beat, and the word to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread
from time import monotonic

from app.schedule.rules.problem import Plan, Progress

BEAT = 0.1
"""Seconds between two looks at whether to stop."""


class Watch:
    """The best plan and bound so far, told to `follow` at each beat until it answers False."""

    def __init__(self, seconds: float, follow: Callable[[Progress], bool] | None = None) -> None:
        """Begin to count the seconds."""
        self.began, self.seconds, self.follow = monotonic(), seconds, follow
        self.plan: Plan | None = None
        self.objective: int | None = None
        self.bound: int | None = None
        self.first: float | None = None
        self._fresh, self._stopped = False, Event()
        self._lock, self._telling = Lock(), Lock()

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds that remain, never below 0."""
        return 0.0 if self.stopped else max(0.0, self.seconds - self.elapsed)

    @property
    def stopped(self) -> bool:
        """Whether somebody said stop."""
        return self._stopped.is_set()

    def found(self, plan: Plan, objective: int) -> None:
        """Take a plan, if it is better than what there is."""
        with self._lock:
            if self.objective is None or objective < self.objective:
                self.plan, self.objective, self._fresh = plan, objective, True
                self.first = self.elapsed if self.first is None else self.first

    def bounded(self, bound: int) -> None:
        """Take a bound, if it is better than what there is."""
        with self._lock:
            self.bound = bound if self.bound is None else max(self.bound, bound)

    def goes_on(self, bound: int | None = None) -> bool:
        """Tell for a search that is a part of this one, and answer whether it is to go on."""
        if bound is not None:
            self.bounded(bound)
        self.tell()
        return not self.stopped

    def tell(self) -> None:
        """Say how far it has come; a plan is told once."""
        with self._lock:
            plan, self._fresh = self.plan if self._fresh else None, False
            progress = Progress(
                seconds=self.elapsed, objective=self.objective, bound=self.bound, plan=plan
            )
        with self._telling:
            if self.follow is not None and not self.follow(progress):
                self._stopped.set()

    @contextmanager
    def beating(self, stop: Callable[[], None]) -> Iterator[None]:
        """Tell at each beat, and call `stop` once told to stop, until the block ends."""
        over = Event()

        def beat() -> None:
            while not over.wait(BEAT):
                self.tell()
                if self.stopped:
                    stop()

        thread = Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            self.tell()
