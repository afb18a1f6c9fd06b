"""Writers on SQLite take turns: nobody is passed until the wait is over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from app.core import db

WRITERS, TIMES, HOLD = 16, 10, 0.005


class NoQueue:
    """A lock that holds nobody back."""

    def acquire(self, timeout):
        return True

    def release(self):
        pass


def most_passed(path):
    """Let everybody write by turns; return how many went before the unluckiest, who waited."""
    engine = db.engine_for(f"sqlite:///{path}")
    turns = []

    def write(number):
        passed = []
        for _ in range(TIMES):
            before = len(turns)
            with engine.begin() as connection:
                passed.append(len(turns) - before)
                turns.append(number)
                connection.execute(text("SELECT 1"))
                sleep(HOLD)
        return max(passed)

    with ThreadPoolExecutor(WRITERS) as pool:
        found = max(pool.map(write, range(WRITERS)))
    engine.dispose()
    return found


def test_nobody_is_passed_again_and_again(tmp_path, monkeypatch):
    queued = most_passed(tmp_path / "queued.db")
    monkeypatch.setattr(db, "Lock", NoQueue)
    assert most_passed(tmp_path / "not.db") > queued


def test_a_turn_that_could_not_begin_is_given_on(tmp_path, monkeypatch):
    given = []

    class Told:
        def __init__(self):
            self.real = Lock()

        def acquire(self, timeout):
            given.append(self.real.acquire(timeout=timeout))
            return given[-1]

        def release(self):
            self.real.release()

    monkeypatch.setattr(db, "Lock", Told)
    monkeypatch.setattr(db, "BUSY_MILLISECONDS", 50)
    engine = db.engine_for(f"sqlite:///{tmp_path / 'held.db'}")
    other = create_engine(f"sqlite:///{tmp_path / 'held.db'}", isolation_level=None)
    # The connection stands before the database is held: only its turn can fail.
    with engine.begin():
        pass
    with other.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError), engine.begin():
            pass
        holder.exec_driver_sql("ROLLBACK")
    with engine.begin():
        assert given == [True, True, True]
    engine.dispose()
    other.dispose()
