"""The bell that wakes the worker: after the commit, and never in the way."""

import pytest
from flask import abort

from app.core import access, db, queue


@queue.job()
def noted(_word):
    """Stand for any job."""


@pytest.fixture
def rung(live, monkeypatch):
    calls = []

    class Bell:
        def __call__(self, name, *arguments):
            calls.append((name, arguments))

    monkeypatch.setitem(live.app.extensions, "jobs", Bell())
    return calls


@pytest.mark.own_routes
@pytest.mark.parametrize(("fails", "count"), [(False, 1), (True, 0)])
def test_a_job_rings_only_after_the_commit(live, rung, fails, count):
    @live.app.post("/ringing")
    @access.allow(access.anyone)
    def ringing():
        db.session().connection()
        queue.later(noted, "word")
        assert rung == []
        if fails:
            abort(409)
        return "<p>done"

    live.client().post("/ringing", checked=False)
    assert [arguments for _name, arguments in rung] == [("word",)] * count


def test_a_queue_that_is_down_spoils_nothing(live, monkeypatch):
    class Broken:
        def __call__(self, *_given):
            raise OSError("disk full")

    monkeypatch.setitem(live.app.extensions, "jobs", Broken())
    with live.app.app_context():
        queue.later(noted, "word")


def test_the_queue_runs_a_job_inside_the_application(live, monkeypatch):
    ran = []
    monkeypatch.setitem(
        queue._jobs, "probe", (lambda word: ran.append((word, queue._app().name)), False)
    )
    waiting = queue.Queue(live.app)
    waiting("probe", "word")
    waiting.huey.execute(waiting.huey.dequeue())
    assert ran == [("word", "app")]


def test_delivery_runs_every_minute_too(live):
    periodic = queue.of(live.app).huey._registry.periodic_tasks
    assert "app.core.mail.deliver_every_minute" in {task.name for task in periodic}
