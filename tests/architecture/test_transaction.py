"""Law 1: the request owns the transaction."""

import ast
from pathlib import Path

import pytest
from flask import abort
from sqlalchemy import func, select

from app.core import access, db
from app.core.errors import Refused
from app.core.words import Words
from app.regions.models import Region

ENDS = {"commit", "rollback"}


def ends_of_transactions(source):
    """Return the lines that commit or roll back."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    return sorted(call.lineno for call in calls if call.attr in ENDS)


def test_only_one_file_ends_transactions():
    python = Path("app").rglob("*.py")
    ending = {path.as_posix() for path in python if ends_of_transactions(path.read_text())}
    assert ending == {"app/core/db.py"}


def test_the_search_finds_what_it_is_for():
    assert ends_of_transactions("session.add(x)\nsession.commit()\nkeep = s.rollback") == [2, 3]


def write(*codes):
    db.session().add_all(Region(code=code, kind="province", name=Words(en="X")) for code in codes)
    db.session().flush()
    return "<p>written"


def ok():
    return write("xx-1")


def refuse():
    write("xx-1")
    raise Refused("No.")


def forbid():
    write("xx-1")
    abort(403)


def answer_422():
    return write("xx-1"), 422


def kept_422():
    db.keep()
    return write("xx-1"), 422


def fail_at_commit():
    for _ in range(2):
        db.session().add(Region(code="xx-1", kind="province", name=Words(en="X")))
    return "<p>written"


def crash():
    write("xx-1")
    raise ZeroDivisionError


@pytest.fixture
def writing(live):
    """An application with one route for each way in which a request can end."""
    for view in (ok, refuse, forbid, answer_422, kept_422, fail_at_commit, crash):
        live.app.add_url_rule(
            f"/test/{view.__name__}",
            view_func=access.allow(access.anyone)(view),
            methods=["GET", "POST"],
        )
    return live


def rows(live):
    with live.transaction() as session:
        return session.scalar(select(func.count()).select_from(Region))


@pytest.mark.parametrize(
    ("view", "status", "kept"),
    [
        (ok, 200, 1),
        (refuse, 409, 0),
        (forbid, 403, 0),
        (answer_422, 422, 0),
        (kept_422, 422, 1),
        (fail_at_commit, 409, 0),
        (crash, 500, 0),
    ],
)
@pytest.mark.own_routes
def test_an_unsafe_request_is_kept_only_if_it_succeeds(writing, view, status, kept):
    before = rows(writing)
    answer = writing.client().post(f"/test/{view.__name__}", checked=False)
    assert (answer.status_code, rows(writing) - before) == (status, kept)


@pytest.mark.own_routes
def test_a_safe_request_keeps_nothing(writing):
    before = rows(writing)
    assert writing.client().get("/test/ok", checked=False).status_code == 200
    assert rows(writing) == before


@pytest.mark.own_routes
def test_what_waits_for_the_commit_runs_only_after_it(writing):
    done = []

    def later():
        db.afterwards(lambda: done.append(rows(writing)))
        return ok()

    def never():
        db.afterwards(lambda: done.append("never"))
        return refuse()

    for view in (later, never):
        guarded = access.allow(access.anyone)(view)
        writing.app.add_url_rule(f"/test/{view.__name__}", view_func=guarded, methods=["POST"])
    before = rows(writing)
    for view in (later, never):
        writing.client().post(f"/test/{view.__name__}", checked=False)
    assert done == [before + 1]


def test_a_command_owns_its_transaction(live):
    with live.app.app_context():
        with db.transaction() as session:
            session.add(Region(code="xx-1", kind="province", name=Words(en="X")))
        with pytest.raises(Refused), db.transaction() as session:  # noqa: PT012  (the block is the point)
            session.add(Region(code="xx-2", kind="province", name=Words(en="X")))
            raise Refused("No.")
    assert rows(live) == 1
