"""Texts that people type are shown as they are, and never become markup, formulas or headers."""

import html
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from app.core import sheets
from app.core.orm import Model
from app.desk import exports as desk
from app.history import exports as history
from tests.browsing import check
from tests.conftest import make_app
from tests.hostile import poison
from tests.matrix.asking import Place
from tests.matrix.building import build
from tests.matrix.cases import Case
from tests.matrix.table import rows

ESCAPED = html.escape(poison.MARKUP).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
READ = [row for row in rows() if row.method == "GET"]
READERS = ("anyone", "administrator", "programme_own", "region_own", "host_own", "reviewer_own")


@pytest.fixture
def place(databases, engine_name):
    """Everybody and everything, with a poisoned text wherever one can be typed."""
    with databases.on(engine_name).copy() as url:
        app = make_app(url)
        try:
            world = build(app)
            assert poison.poisoned(app, world) > 90
            assert together(app) == set(poison.TOGETHER)
            yield Place(app, world)
        finally:
            app.extensions["engine"].dispose()


def together(app):
    """Return the columns of JSON in which the text stands now."""
    found = {}
    with app.app_context(), app.extensions["sessions"]() as session:
        for name in poison.TOGETHER:
            table, column = name.split(".")
            found[name] = session.scalars(select(Model.metadata.tables[table].c[column])).all()
    return {name for name, values in found.items() if "onerror" in str(values)}


def answers(place):
    """Ask every page as everybody who may read it."""
    for row in READ:
        for reader in READERS:
            if row.cells[reader] == "yes":
                yield f"{row.endpoint} as {reader}", place.ask(row.endpoint, "GET", reader)


def files(place):
    """Ask for a roster's files."""
    path = place.url("rosters.export", {"edition_id": place.world.own["edition_id"]})
    for reader in ("programme_own", "host_own"):
        for kind in ("csv", "xlsx"):
            with place.undone():
                form = {"format": kind, "reason": "=Badges"}
                yield f"{kind} as {reader}", place.send(path, "POST", reader, Case(), form=form)


def holds(answer):
    """Tell whether an answer holds the poisoned text, however its format writes it."""
    if answer.mimetype.endswith("sheet"):
        return "onerror" in poison.sheets_of(answer.data)
    if answer.mimetype == "application/atom+xml":
        return any(poison.MARKUP in text for text in ET.fromstring(answer.data).itertext())
    shown = ESCAPED if answer.mimetype == "text/html" else "onerror"
    return shown.encode() in answer.data


def wrong(place):
    """Return what is wrong with the answers, and how many of each kind held the text."""
    found, seen = {}, {}
    for name, answer in [*answers(place), *files(place)]:
        check(answer) if answer.mimetype != "text/html" else None
        if answer.status_code < 300:
            if faults := poison.CHECKS[answer.mimetype](answer.data):
                found[name] = faults[:3]
            if answer.mimetype in poison.PAPERS:
                kept = answer.headers.get("Content-Disposition", "").startswith("attachment;")
                found |= {} if kept else {name: "shown in the browser"}
            seen[answer.mimetype] = seen.get(answer.mimetype, 0) + holds(answer)
    return found, seen


def test_no_text_becomes_more_than_text(place):
    found, seen = wrong(place)
    assert found == {}
    assert seen["text/html"] > 100, seen
    assert seen["text/csv"] > 4, seen
    assert set(poison.CHECKS) == set(seen)
    assert seen["text/calendar"] > 2, seen
    assert sum(seen[one] for one in seen if one.endswith("sheet")) > 1, seen
    assert seen["application/json"] > 0, seen
    assert seen["application/atom+xml"] > 0, seen


def test_a_page_that_forgot_to_escape_is_found(place):
    page = place.ask("editions.show", "GET", "anyone").text
    assert poison.wrong_html(page) == []
    assert poison.wrong_html(page.replace(ESCAPED, poison.MARKUP))
    assert poison.wrong_html(page.replace("{{7*7}}", "49"))


def test_a_paper_that_starts_something_is_found():
    started = b"%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
    assert poison.actions(started) == [b"/JavaScript", b"/JS", b"/OpenAction"]


@pytest.mark.parametrize(
    "inner", ["<img src='x'/>", "<title>\"'49</title>", "<link href='javascript:x'/>"]
)
def test_a_feed_that_holds_more_than_text_is_found(inner):
    feed = f'<feed xmlns="{poison.ATOM}">%s</feed>'
    assert poison.wrong_atom(feed % inner)
    assert (
        poison.wrong_atom(feed % "<title>&lt;img</title><link href='https://a.example/b'/>") == []
    )


@pytest.mark.parametrize("begin", poison.FORMULA_STARTS)
def test_a_cell_that_was_not_quoted_is_found(begin):
    assert poison.wrong_csv(f'a,"{begin}1"\r\n'.encode())
    assert poison.wrong_csv(f"a,'{begin.strip()}1\r\n".encode()) == []


@pytest.mark.parametrize("quoted", [desk.cell, history.quoted, sheets.quoted])
@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "＠a"])
def test_every_file_quotes_the_same(quoted, text):
    assert quoted(text) == f"'{text}"
    assert quoted(f"a{text}") == f"a{text}"


@pytest.mark.parametrize(
    "line", [b"NOTE:a\nATTACH:b\r\n", b"X:a\r\nATTACH:b\r\n", b"X:" + b"a" * 80 + b"\r\n", b"?\r\n"]
)
def test_a_calendar_with_a_strange_line_is_found(line):
    assert poison.wrong_ics(b"BEGIN:VCALENDAR\r\n" + line)
    assert poison.wrong_ics(b"BEGIN:VCALENDAR\r\n") == []


def test_what_is_kept_together_is_filled_where_somebody_typed_it():
    kept = {"original": "en", "texts": {"en": {"title": "A", "status": "original"}}, "people": None}
    assert poison.told(kept | {"values": {"goal": "B"}}, "C") == {
        "original": "en",
        "texts": {"en": {"title": "C", "status": "original"}},
        "people": None,
        "values": {"goal": "C"},
    }
