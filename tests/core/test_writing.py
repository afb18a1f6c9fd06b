"""Writers on SQLite take turns: nobody is passed until the wait is over."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from app.core import db

WRITERS, TIMES, HOLD = 16, 10, 0.02


class NoQueue:
    """A lock that holds nobody back."""

    def acquire(self, timeout):
        return True

    def release(self):
        pass


def longest_wait(path):
    """Let everybody write by turns; return how long the unluckiest waited for one turn."""
    engine = db.engine_for(f"sqlite:///{path}")

    def write(_number):
        waits = []
        for _ in range(TIMES):
            asked = monotonic()
            with engine.begin() as connection:
                waits.append(monotonic() - asked)
                connection.execute(text("SELECT 1"))
                sleep(HOLD)
        return max(waits)

    with ThreadPoolExecutor(WRITERS) as pool:
        longest = max(pool.map(write, range(WRITERS)))
    engine.dispose()
    return longest


def test_nobody_is_passed_again_and_again(tmp_path, monkeypatch):
    queued = longest_wait(tmp_path / "queued.db")
    monkeypatch.setattr(db, "Lock", NoQueue)
    assert longest_wait(tmp_path / "not.db") > queued * 1.5


def test_a_turn_that_could_not_begin_is_given_on(tmp_path, monkeypatch):
    monkeypatch.setattr(db, "BUSY_MILLISECONDS", 50)
    engine = db.engine_for(f"sqlite:///{tmp_path / 'held.db'}")
    other = create_engine(f"sqlite:///{tmp_path / 'held.db'}", isolation_level=None)
    with other.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError), engine.begin():
            pass
        holder.exec_driver_sql("ROLLBACK")
    monkeypatch.setattr(db, "BUSY_MILLISECONDS", 20_000)
    asked = monotonic()
    with engine.begin():
        assert monotonic() - asked < 10
    engine.dispose()
    other.dispose()
