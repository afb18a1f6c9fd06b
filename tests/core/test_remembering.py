"""What is remembered is what the database says now, for those who have not signed in."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import event, update

from app.core import remembering
from app.core.words import Words
from app.regions.models import Region
from tests.conftest import make_app


@pytest.fixture
def site(databases):
    """An application that remembers, on PostgreSQL, with one region."""
    with databases.on("postgresql").copy() as url:
        app = make_app(url, TESTING=False)
        with app.extensions["sessions"].begin() as session:
            session.add(Region(code="xx-1", kind="province", name=Words(en="Old name")))
        yield app
        app.extensions["engine"].dispose()


@pytest.fixture
def statements(site):
    seen = []
    event.listen(
        site.extensions["engine"],
        "before_cursor_execute",
        lambda *given: seen.append(given[2]),
    )
    return seen


def twice(site, statements, path="/regions/xx-1", **kwargs):
    """Ask twice; return both pages and how many statements the second one took."""
    first = site.test_client().get(path, **kwargs)
    statements.clear()
    second = site.test_client().get(path, **kwargs)
    return first, second, len(statements)


@pytest.fixture(autouse=True)
def standing(clock):
    """Stand still, for another second is another page."""
    clock(datetime(2026, 5, 1, 12, tzinfo=UTC))


def test_the_same_page_is_remembered(site, statements):
    first, second, taken = twice(site, statements)
    assert (first.data, taken) == (second.data, 1)
    names = [name for name, _ in second.headers]
    assert len(names) == len(set(names))
    assert dict(first.headers) == dict(second.headers)


def test_a_change_shows_at_once(site, statements):
    assert "Old name" in site.test_client().get("/regions/xx-1").text
    with site.extensions["sessions"].begin() as session:
        session.execute(update(Region).values(name=Words(en="New name")))
    assert "New name" in site.test_client().get("/regions/xx-1").text


def test_each_language_has_its_own_page(site, statements):
    pages = {
        language: site.test_client().get("/regions", headers={"Accept-Language": language}).text
        for language in ("en", "ja", "en")
    }
    assert 'lang="ja"' in pages["ja"].split("<head>")[0]
    assert 'lang="en"' in pages["en"].split("<head>")[0]


def test_whoever_carries_a_session_gets_a_page_of_their_own(site, statements):
    site.test_client().get("/regions/xx-1")
    client = site.test_client()
    client.get("/sign-in")
    statements.clear()
    assert client.get("/regions/xx-1").status_code == 200
    assert len(statements) > 1


@pytest.mark.parametrize("path", ["/sign-in", "/regions/absent", "/account"])
def test_what_is_not_the_same_for_all_is_not_remembered(site, statements, path):
    _first, _second, taken = twice(site, statements, path)
    fresh = make_count(site, statements, path)
    assert taken == fresh


def make_count(site, statements, path):
    """Return how many statements a page takes that nobody remembers."""
    statements.clear()
    site.test_client().get(path, headers={"Accept-Language": "xx"})
    return len(statements)


def test_another_second_is_another_page(site, statements, clock):
    site.test_client().get("/regions/xx-1")
    clock(datetime(2026, 5, 1, 12, 0, 1, tzinfo=UTC))
    statements.clear()
    site.test_client().get("/regions/xx-1")
    assert len(statements) > 1


def test_in_tests_nothing_is_remembered(databases):
    with databases.on("postgresql").copy() as url:
        app = make_app(url)
        assert not any(one.__name__ == "recall" for one in app.before_request_funcs[None])
        app.extensions["engine"].dispose()


@pytest.mark.parametrize(("patience", "times"), [(5.0, 1), (0.0, 4)])
def test_a_page_that_many_ask_for_at_once_is_made_once(site, monkeypatch, patience, times):
    made, all_ask = [], Barrier(4)
    monkeypatch.setattr(remembering, "PATIENCE_SECONDS", patience)
    view = site.view_functions["desk.region"]

    def slowly(**arguments):
        made.append(arguments)
        time.sleep(0.2)
        return view(**arguments)

    slowly.access_rule = view.access_rule
    monkeypatch.setitem(site.view_functions, "desk.region", slowly)

    def ask(_):
        all_ask.wait()
        return site.test_client().get("/regions/xx-1").data

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
    assert len(made) == times


def test_each_own_zone_has_its_own_page(site, statements):
    client = site.test_client()
    client.set_cookie("zone", "Asia/Seoul")
    site.test_client().get("/regions/xx-1")
    statements.clear()
    client.get("/regions/xx-1")
    assert len(statements) > 1
