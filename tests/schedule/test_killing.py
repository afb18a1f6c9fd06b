"""kill -9 in the middle of a search: its process goes too, the search is offered again."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

from sqlalchemy import func, select

from app.schedule import jobs
from app.schedule.actions import solving
from app.schedule.models import Activity, Move, Run
from app.schedule.rules.asking import Asked
from tests.schedule import making

KILLED = """
import os, signal
from app import create_app
from app.schedule import jobs, searching
from tests.editions.making import know_the_kind
say = searching.Process.say
def say_and_die(process, line):
    say(process, line)
    print(process.started.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
searching.Process.say = say_and_die
app = create_app({settings!r})
know_the_kind()
with app.app_context():
    jobs.solve({number})
"""


def test_kill_9_leaves_the_board_alone_and_the_next_worker_finds_the_plan(live, clock):
    clock(making.MADE)
    number = _asked(live)
    settings = {key: live.app.config[key] for key in ("DEVELOPMENT", "SECRET_KEY", "KEYS_FILE")}
    code = KILLED.format(settings={**settings, "DATABASE_URL": live.url}, number=number)
    ended = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert _gone(int(ended.stdout))
    assert _stands(live, number) == ("running", 0, 0)
    with live.app.app_context():
        clock(making.MADE + timedelta(hours=1))
        jobs.continue_searches()
    assert _stands(live, number) == ("done", 0, 0)


def _asked(live):
    """Plan a timetable, and ask for a search."""
    with live.transaction() as session:
        made = making.timetable(session)
        asked = solving.ask(session, None, made.edition, Asked(), movable=None, seconds=10)
        return asked.id


def _gone(number):
    """Wait until the solver's process is gone: its asker's silence ends it."""
    for _ in range(1200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def _stands(live, number):
    """Return the state of the search, how much is on the board, and how often it was moved."""
    with live.transaction() as session:
        placed = select(func.count(Activity.id)).where(Activity.starts_at.is_not(None))
        moves = session.scalar(select(func.count(Move.id)))
        return session.get(Run, number).state, session.scalar(placed), moves
