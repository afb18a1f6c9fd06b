"""The search as a process of its own: a problem on the first line, progress and outcome as lines.

The line "stop" ends it with the best plan so far. When its input closes, whoever asked is gone, and
so is it.
"""

import argparse
import os
import sys
from threading import Event, Thread
from time import monotonic

from app.schedule.rules.problem import Outcome, Progress
from app.schedule.rules.written import read_problem, write
from app.schedule.solver import solve

SILENCE = 0.5
"""Seconds after which progress is told even if there is none."""


class Conversation:
    """What is said to whoever asked, and what they say."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self.stop = Event()
        self.said = 0.0

    def listen(self) -> None:
        """Wait for the word to stop, or for the end."""
        for line in sys.stdin:
            if line.strip() == "stop":
                self.stop.set()
        os._exit(1)

    def follow(self, progress: Progress) -> bool:
        """Tell what is new, and whether to go on."""
        now = monotonic()
        if progress.plan is not None or now - self.said >= SILENCE:
            self.said = now
            self.say(progress)
        return not self.stop.is_set()

    def say(self, answer: Progress | Outcome) -> None:
        """Write one line at once."""
        sys.stdout.write(write(answer) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Read, search, answer."""
    asked = argparse.ArgumentParser(description="Search for a timetable.")
    asked.add_argument("--seconds", type=float, required=True)
    asked.add_argument("--workers", type=int, required=True)
    options = asked.parse_args()
    problem = read_problem(sys.stdin.readline())
    talk = Conversation()
    Thread(target=talk.listen, daemon=True).start()
    seconds, workers = options.seconds, options.workers
    talk.say(solve(problem, seconds=seconds, workers=workers, follow=talk.follow))
    sys.stdout.flush()
    # Not the usual way out: the thread that listens holds the input, and nothing is left to do.
    os._exit(0)


if __name__ == "__main__":
    main()
