"""Whatever people type into any form, no page that shows it runs it, whoever looks."""

import re
from collections import Counter
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
from flask import Flask, request
from sqlalchemy import select
from werkzeug.serving import make_server

from app.core.access import allow, anyone
from app.editions.models import Edition
from app.programmes.models import Programme
from app.turns.models import Turn
from tests.browser.payloads import INERT, PAYLOADS, all_typed, typed
from tests.browser.people import fresh
from tests.browser.preparing import MORE, agreed, files, prepare
from tests.browsing import Client, Page
from tests.conftest import make_app
from tests.matrix.asking import Place
from tests.matrix.building import build
from tests.matrix.cases import case_of
from tests.matrix.reading import main_form
from tests.matrix.table import rows

READERS = ("anyone", "signed_in", "administrator", "programme_own", "region_own", "host_own")
# Whoever needs no account stays without: a new one would end the session of the old.
WRITERS = ("anyone", "programme_own", "region_own", "administrator")
# Forms that send something else than texts, or would end a session that is still needed.
OTHERS = {"accounts.sign_in", "accounts.forgotten", "accounts.reset", "accounts.change_password"}
# What is typed there must be the very name that stands already.
OTHERS |= {"consents.answer", "personal.withdraw", "retention.erase"}
# Fields whose rules let no sign of a payload through.
STRICT = {
    *("slug", "number", "when", "since", "joined", "left", "until", "side"),
    *("native_family", "native_given", "latin_family", "latin_given", "kana_family", "kana_given"),
    *("identifier", "telephone", "answer number", "answer issuing_state", "answer nationality"),
    *("answer surname", "answer given", "answer zone", "amount", "every", "hours", "on", "zone"),
    *("bears_from", "bears_until", "suits_from", "suits_until"),
}
FREE = {
    *("programmes.edit name-en", "programmes.edit summary-ja", "programmes.edit note"),
    *("editions.edit city", "editions.edit venue", "editions.edit note", "editions.status reason"),
    *("turns.offer reason", "turns.cancel reason", "turns.open_edition venue"),
    *("accounts.account name", "programmes.add_office holder", "turns.rule note"),
    *("projects.change name-en", "projects.spend what", "projects.hand_in text-ja"),
}
PAGES = """
<!doctype html><html lang="en"><title>x</title>
<p>{0}</p><input value="{0}"><input value='{0}'><textarea>{0}</textarea>
<a href="{0}">x</a><script type="application/json">"{0}"</script></html>
"""
SEEN = """() => ({
    ran: window.__x !== undefined,
    broken: window.__csp || [],
    shown: document.documentElement.innerHTML.includes('window.__x'),
    foreign: [...document.querySelectorAll('*')].flatMap(one => [...one.attributes])
        .filter(one => /^on/i.test(one.name) || /^\\s*(javascript|vbscript):/i.test(one.value))
        .filter(one => !['value', 'content', 'title', 'alt'].includes(one.name))
        .map(one => one.name + '=' + one.value.slice(0, 80)),
})"""
WATCH = """window.__csp = []; document.addEventListener('securitypolicyviolation',
    event => window.__csp.push(event.violatedDirective + ' ' + event.blockedURI));"""


@dataclass
class Served:
    """A world in which everything was typed that a form lets through, behind a real server."""

    place: Place
    address: str
    stored: Counter[str] = field(default_factory=Counter)
    refused: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def served(databases):
    """Serve a world full of payloads, and one route that forgets to escape."""
    with databases.on("sqlite").copy() as url:
        app = make_app(url, PUBLIC_URL="http://127.0.0.1:5000")
        careless(app)
        made = Served(Place(app, build(app)), "")
        fill(made)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        made.address = f"http://127.0.0.1:{server.server_port}"
        running = Thread(target=server.serve_forever)
        running.start()
        yield made
        server.shutdown()
        running.join()
        server.server_close()
        app.extensions["engine"].dispose()


def careless(app: Flask) -> None:
    """Add the page that shows a payload as if it were the house's own markup."""

    @allow(anyone)
    def show() -> str:
        return PAGES.format(PAYLOADS[int(request.args["number"])])

    app.add_url_rule("/careless", "careless", show)


def fill(made: Served) -> None:
    """Type payloads into every text of every form, and keep what the rules let through."""
    number = 0
    for row in rows():
        if row.method == "POST" and row.endpoint not in OTHERS:
            writer = next((one for one in WRITERS if row.cells[one] == "yes"), None)
            number += writer is not None and write(made, row.endpoint, writer, number)


def write(made: Served, endpoint: str, writer: str, number: int) -> int:
    """Send one form full of payloads, giving way field by field; return how many texts it has."""
    place, case = made.place, case_of(endpoint, "POST")
    path, client = place.url(endpoint, prepare(place, endpoint, writer)), signed_in(made, writer)
    page = client.get(path, query_string=case.query, checked=False)
    if page.status_code != 200 or page.mimetype != "text/html":
        return 0
    valid = main_form(page.text) | case.answers(place.world, writer)
    valid |= MORE.get(endpoint, {}) | agreed(page.text)
    wrong = names = texts(page.text) & set(valid)
    places = enumerate(sorted(names), number)
    ways = {name: [all_typed(place), typed(place)] for place, name in places}
    while wrong:
        body = valid | files(place, endpoint, writer)
        body |= {name: way[0] for name, way in ways.items() if way}
        answer = client.post(path, data=body, query_string=case.query, checked=False)
        # What is taken may answer with a file.
        bad = invalid(answer.get_data(as_text=True)) if answer.status_code >= 400 else set()
        wrong = {name for name in ways if ways[name] and any(alike(name, one) for one in bad)}
        answer.close()
        ways |= {name: ways[name][1:] for name in wrong}
        assert wrong or answer.status_code < 400, (endpoint, answer.status_code)
    made.refused |= {name for name, way in ways.items() if not way}
    made.stored.update(f"{endpoint} {name}" for name, way in ways.items() if way)
    return len(names)


def alike(name: str, bad: str) -> bool:
    """Tell whether a field is wrong: a question of several fields shows it on its first."""
    asked = name.startswith("q") and "-" in name
    return name == bad or (asked and name.partition("-")[0] == bad.partition("-")[0])


def signed_in(made: Served, writer: str) -> Client:
    """Return a client that carries the writer's session."""
    client = made.place.app.test_client()
    if writer in made.place.world.tokens:
        with client.session_transaction() as cookie:
            cookie["_user_id"] = made.place.world.tokens[writer]
    return client


def texts(html: str) -> set[str]:
    """Return the names of the fields in which a person may write."""
    wanted = {("input", "text"), ("input", ""), ("textarea", "")}
    return {
        str(given.get("name"))
        for tag, given in Page(html).elements
        if (tag, given.get("type") or "") in wanted and "readonly" not in given
    }


def invalid(html: str) -> set[str]:
    """Return the names of the fields that a page says are wrong."""
    return {
        str(given.get("name"))
        for _tag, given in Page(html).elements
        if given.get("aria-invalid") == "true"
    }


# What a browser keeps instead of showing it.
FILES = ("_csv", "_xlsx", "_feed", "_pdf", "_export", ".document", ".fetch", ".take")
FILES += ("imports.template", "schedule.file_template", "schedule.forum_template")
FILES += ("proposals.paper", "proposals.co_paper", "reviews.paper", "ballots.ballots")


def pages(made: Served, reader: str) -> list[str]:
    """Return the path of every page that a reader may open."""
    place, found = made.place, {}
    for row in rows():
        if row.method == "GET" and row.cells[reader] == "yes" and not row.endpoint.endswith(FILES):
            case = case_of(row.endpoint, "GET")
            arguments = place.arguments(row.endpoint, case, reader)
            query = "&".join(f"{name}={value}" for name, value in case.query.items())
            found[f"{place.url(row.endpoint, arguments)}?{query}"] = None
    with place.app.extensions["sessions"]() as session:
        if reader == "programme_own":
            of_own = Turn.programme_id == place.world.own["programme_id"]
            found |= {
                f"/turns/{one}": None for one in session.scalars(select(Turn.id).where(of_own))
            }
        if reader == "anyone":
            found |= {f"/editions/{one}": None for one in session.scalars(select(Edition.id))}
            slugs = session.scalars(select(Programme.slug))
            found |= {f"/programmes/{one}": None for one in slugs}
    return list(found)


@dataclass
class Watched:
    """A tab in which everything that should not happen is noted."""

    tab: Any
    noted: list[str] = field(default_factory=list)

    def look(self, path: str) -> tuple[list[str], bool]:
        """Return what went wrong on a page, and whether a payload stood on it as text."""
        self.noted.clear()
        self.tab.goto(path)
        seen = self.tab.evaluate(SEEN)
        wrong = [*self.noted, *seen["broken"], *seen["foreign"]]
        return [*wrong, *(["it ran"] if seen["ran"] else [])], seen["shown"]


@pytest.fixture
def watch(chromium, served):
    """Open a tab as somebody, and watch it."""
    contexts = []

    def start(reader="anyone", **options):
        context = fresh(chromium, base_url=served.address, locale="en-GB", **options)
        contexts.append(context)
        context.add_init_script(WATCH)
        if reader in served.place.world.tokens:
            context.add_cookies([carried(served, reader)])
        watched = Watched(context.new_page())
        note, tab = watched.noted.append, watched.tab
        tab.on("console", lambda said: note(said.text) if bad(said) else None)
        tab.on("pageerror", lambda error: note(str(error)))
        tab.on("dialog", lambda asked: (note("a dialog"), asked.dismiss()))
        tab.on("request", lambda sent: note(sent.url) if foreign(sent.url, served) else None)
        return watched

    yield start
    for context in contexts:
        context.close()


def carried(served: Served, reader: str) -> dict[str, Any]:
    """Return the cookie of somebody who is signed in."""
    app = served.place.app
    signer = app.session_interface.get_signing_serializer(app)
    value = signer.dumps({"_user_id": served.place.world.tokens[reader]})
    return {"name": app.config["SESSION_COOKIE_NAME"], "value": value, "url": served.address}


def bad(said: Any) -> bool:
    return (
        said.type in {"error", "warning"} and "the server responded with a status" not in said.text
    )


def foreign(url: str, served: Served) -> bool:
    return not url.startswith((served.address, "data:image/"))


def test_the_forms_took_what_they_should(served):
    """The payloads stand wherever people write freely, and nowhere that rules are strict."""
    # A question's number is its row's, a line's its place: only which part of it is strict counts.
    parts = {re.sub(r"^line_\d+-", "", name) for name in served.refused}
    parts = {re.sub(r"^(hours|on)_[\d_]+$", r"\1", name) for name in parts}
    assert {re.sub(r"^q\d+-", "answer ", name) for name in parts} == STRICT
    assert set(served.stored) >= FREE
    assert len(served.stored) > 50


@pytest.mark.parametrize("reader", READERS)
def test_no_page_runs_what_was_typed(served, watch, reader):
    watched = watch(reader)
    looked = {path: watched.look(path) for path in pages(served, reader)}
    assert {path: wrong for path, (wrong, _shown) in looked.items() if wrong} == {}
    assert sum(shown for _, shown in looked.values()) > 5, looked


def test_a_page_that_forgets_to_escape_is_found_with_every_payload(watch):
    watched = watch()
    silent = [
        text
        for number, text in enumerate(PAYLOADS)
        if not watched.look(f"/careless?number={number}")[0]
    ]
    assert tuple(silent) == INERT


def test_without_the_policy_payloads_run(watch):
    watched = watch(bypass_csp=True)
    some = range(0, len(PAYLOADS), 4)
    ran = ["it ran" in watched.look(f"/careless?number={number}")[0] for number in some]
    assert sum(ran) > len(some) / 2
