"""Every page that somebody signed in may open: sound for axe, and no wider than its window."""

import pytest
from sqlalchemy import create_engine, text

from tests.browser.windows import DESK, OVERFLOW, PHONE

GAMES = "/programmes/soj-highschool-games"
# What each account opens; {edition} and {turn} are those of the demo, {call} and {proposal} too.
PAGES = {
    "administrator": ("/", "/people", "/people/invite?role=region_coordinator", "/history"),
    "coordinator": (
        "/",
        GAMES,
        f"{GAMES}/turns",
        f"{GAMES}/turns/offer",
        f"{GAMES}/turns/note",
        f"{GAMES}/rule",
        f"{GAMES}/members",
        f"{GAMES}/members/new",
        f"{GAMES}/offices/new",
        f"{GAMES}/edit",
        "/turns/{turn}",
        "/turns/{turn}/postpone",
        "/turns/{turn}/cancel",
        "/editions/{edition}",
        "/editions/{edition}/edit",
        "/editions/{edition}/limits",
        "/editions/{edition}/registration",
        "/editions/{edition}/status",
        "/editions/{edition}/delegations",
        "/editions/{edition}/delegations/cn-ln",
        "/people",
        "/history",
    ),
    "liaoning": (
        "/",
        "/editions/{edition}",
        "/editions/{edition}/delegations/cn-ln",
        "/editions/{edition}/delegations/cn-ln/answer",
        "/editions/{edition}/delegations/cn-ln/people/new",
        "/account",
        "/account/password",
        "/sessions",
        "/history",
    ),
    "toyama": (
        "/calls/{call}",
        "/calls/{call}/proposals/new",
        "/proposals",
        "/proposals/{proposal}",
        "/proposals/{proposal}/edit",
        "/proposals/{proposal}/parties",
        "/proposals/{proposal}/papers",
        "/proposals/{proposal}/co-writers",
        "/proposals/{proposal}/submit",
    ),
    "secretariat": (
        "/programmes/near-assembly/calls/new?type=project",
        "/calls/{call}",
        "/calls/{call}/phases/new",
        "/calls/{call}/proposals",
        "/calls/{call}/reviewers",
        "/calls/{call}/assignments/at-once",
        "/calls/{call}/intentions",
        "/calls/{call}/ranking",
        "/calls/{call}/release",
    ),
    "reviewer": ("/reviewing", "/proposals/{proposal}/review"),
    "host": (
        "/",
        "/editions/{edition}/roster",
        "/editions/{edition}/roster/export",
        "/editions/{edition}/roster/print",
    ),
}
# The two languages whose lines break worst; a few pages are looked at more closely in all.
NARROW = ("ja", "ru")
SAMPLE = ("/", f"{GAMES}/rule", "/editions/{edition}/delegations", "/history")


@pytest.fixture(scope="module")
def known(site):
    """Return the numbers of the demo's edition, turn and call, and a proposal of Toyama's."""
    engine = create_engine(site.around["KITAMAE_DATABASE_URL"])
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT id, edition_id FROM turns WHERE edition_id IS NOT NULL ORDER BY id")
        ).first()
        proposed = connection.execute(
            text(
                "SELECT call_id, proposals.uuid FROM proposals JOIN calls ON calls.id = call_id"
                " WHERE calls.note LIKE 'An example%' ORDER BY proposals.id"
            )
        ).first()
    engine.dispose()
    numbers = {"turn": found.id, "edition": found.edition_id}
    return {**numbers, "call": proposed.call_id, "proposal": proposed.uuid}


# How many heads and filled buttons, and how much too wide: three questions in one.
SEEN = f"""() => [document.querySelectorAll('h1').length,
    document.querySelectorAll('main .button-filled').length, {OVERFLOW}]"""


def look(tab, faults, path, language):
    """Return what is wrong with a page in a language."""
    link = "&" if "?" in path else "?"
    answer = tab.goto(f"{path}{link}language={language}")
    wrong = [] if answer.status == 200 else [f"answered {answer.status}"]
    heads, filled, wide = tab.evaluate(SEEN)
    if heads != 1:
        wrong.append("not exactly one h1")
    if filled > 1:
        wrong.append("more than one filled button")
    if wide:
        wrong.append(f"{wide} pixels too wide")
    return [f"{path} in {language}: {one}" for one in [*wrong, *faults(tab)]]


def nothing(_tab):
    """Find no fault: where only the width is looked at."""
    return []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_somebody_signed_in_is_sound(open_tab, sessions, faults, known, name):
    tab = open_tab(storage_state=sessions(name))
    paths = [path.format(**known) for path in PAGES[name]]
    assert [fault for path in paths for fault in look(tab, faults, path, "en")] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", NARROW)
def test_every_page_fits_a_phone(open_tab, sessions, known, name, language):
    tab = open_tab(viewport=PHONE, storage_state=sessions(name))
    paths = [path.format(**known) for path in PAGES[name]]
    assert [fault for path in paths for fault in look(tab, nothing, path, language)] == []


def test_a_few_pages_are_sound_in_every_language_on_a_phone(open_tab, sessions, faults, known):
    tab = open_tab(viewport=PHONE, storage_state=sessions("coordinator"))
    paths = [path.format(**known) for path in SAMPLE]
    found = [look(tab, faults, path, code) for code in ("ja", "ko", "zh", "ru") for path in paths]
    assert [fault for of_page in found for fault in of_page] == []


def test_a_few_pages_are_sound_in_the_dark(open_tab, sessions, faults, known):
    tab = open_tab(viewport=DESK, color_scheme="dark", storage_state=sessions("coordinator"))
    paths = [path.format(**known) for path in SAMPLE]
    assert [fault for path in paths for fault in look(tab, faults, path, "en")] == []


def test_two_filled_buttons_are_noticed(tab, faults):
    tab.goto("/sign-in")
    assert look(tab, faults, "/sign-in", "en") == []
    tab.route("**/sign-in?*", lambda route: route.fulfill(body=TWO, content_type="text/html"))
    assert any("more than one filled" in one for one in look(tab, faults, "/sign-in", "en"))


TWO = """<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>
<a class="button-filled" href="/">a</a> <a class="button-filled" href="/">b</a></main></html>"""
