"""The board in a browser: by mouse, by keyboard alone, and two people at once."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from app.core import clock
from app.core.words import Words
from app.schedule.models import Activity
from app.venues.models import Space, Venue
from tests.browser.editions import begin
from tests.browser.people import activate, press, sign_in
from tests.browser.windows import PHONE, overflow

TITLES = ("Opening", "Final", "Closing")


@pytest.fixture
def board(site):
    """The address of a board of its own: two courts, three activities, one at ten on the first."""
    database = site.around["KITAMAE_DATABASE_URL"]
    return f"{begin(database, date(2027, 8, 6), fill=_fill)}/board"


def _fill(session, edition_id):
    """Make a venue with two courts, and activities of which the first is placed."""
    venue = Venue(edition_id=edition_id, name=Words(en="Arena"))
    session.add(venue)
    session.flush()
    shared = {"edition_id": edition_id, "venue_id": venue.id, "kind": "court"}
    courts = [Space(**shared, name=Words(en=f"Court {one}"), position=one) for one in (1, 2)]
    session.add_all(courts)
    session.flush()
    start = {"starts_at": datetime(2027, 8, 5, 1, tzinfo=UTC), "space_id": courts[0].id}
    for title in TITLES:
        more = start if title == "Opening" else {}
        words = {"title": Words(en=title), "kind": "match", "minutes": 60}
        session.add(Activity(edition_id=edition_id, made_at=clock.now(), **words, **more))


def opened(open_tab, board, name="coordinator", **options):
    """Open the board as somebody, and wait until its script has begun."""
    tab = open_tab(viewport={"width": 1280, "height": 1000}, **options)
    sign_in(tab, name)
    tab.goto(board)
    tab.locator("[data-ready]").wait_for()
    return tab


def event(tab, title):
    """Return an activity in the calendar."""
    return tab.locator(".ec-event:not(.ec-ghost)", has_text=title)


def box_of(locator):
    """Return where something stands, once it has come to rest."""
    locator.scroll_into_view_if_needed()
    return locator.bounding_box()


def carry(tab, source, x, y, grip=20):
    """Take something with the mouse and drop it so far from where it stands."""
    box = box_of(source)
    tab.mouse.move(box["x"] + grip, box["y"] + 12)
    tab.mouse.down()
    tab.mouse.move(box["x"] + grip + x / 2, box["y"] + 12 + y / 2)
    tab.mouse.move(box["x"] + grip + x, box["y"] + 12 + y)
    tab.mouse.up()


def says(tab, words):
    """Wait until the live region says something."""
    expect(tab.locator("[data-live]")).to_contain_text(words)


def told(tab):
    """Wait, around a move onto the board, until it is kept and the page knows what it breaks."""
    return tab.expect_response("**/warnings.json*")


def kept(tab):
    """Wait, around any other move, until the server has answered it."""
    return tab.expect_response(lambda answer: answer.request.method == "POST")


def places(tab):
    """Return where the activities stand as a page without script shows them, loaded anew."""
    found = tab.request.get(tab.url).text()
    return {
        title: next(
            (line.partition('data-t="')[2][11:16] for line in found.splitlines() if title in line),
            None,
        )
        for title in TITLES
    }


def test_a_mouse_moves_stretches_takes_off_and_puts_on(open_tab, board, faults):
    tab = opened(open_tab, board)
    assert faults(tab) == []
    opening = event(tab, "Opening")
    slot = box_of(opening)["width"] / 4
    with told(tab):
        carry(tab, opening, 4 * slot, 0)
    says(tab, "“Opening” is put down.")
    expect(opening).to_contain_text("11:00–12:00")
    opening.hover()
    with told(tab):
        carry(tab, opening.locator(".ec-resizer"), 2 * slot, 0, grip=4)
    expect(opening).to_contain_text("11:00–12:30")
    final = tab.locator("[data-aside] .entry", has_text="Final")
    there, here = box_of(opening), box_of(final)
    with told(tab):
        carry(tab, final, there["x"] - here["x"] - 20, there["y"] - here["y"])
    says(tab, "It breaks:")
    expect(tab.locator("ul[data-warnings]")).to_contain_text("Final")
    aside, box = box_of(tab.locator("[data-aside]")), box_of(opening)
    with kept(tab):
        carry(tab, opening, aside["x"] + 30 - box["x"], 20)
    says(tab, "“Opening” is off the board.")
    assert places(tab)["Opening"] == ""
    tab.keyboard.press("Control+z")
    expect(opening).to_contain_text("11:00–12:30")
    assert faults(tab) == []


def test_the_keyboard_does_all_that_a_mouse_does(open_tab, board):
    tab = opened(open_tab, board)
    event(tab, "Opening").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        tab.keyboard.press(key)
        expect(event(tab, "Opening")).to_be_focused()
    says(tab, "10:30 to 11:45, Court 2. Nothing stands in the way.")
    tab.keyboard.press("Escape")
    says(tab, "“Opening” is back where it was.")
    expect(event(tab, "Opening")).to_be_focused()
    tab.keyboard.press("PageDown")
    expect(event(tab, "Opening")).to_be_focused()
    with told(tab):
        tab.keyboard.press("Enter")
    says(tab, "“Opening” is put down.")
    tab.locator("[data-aside] .entry", has_text="Final").focus()
    tab.keyboard.press("ArrowRight")
    says(tab, "08:00 to 09:00, Court 1.")
    tab.keyboard.press("ArrowRight")
    says(tab, "08:15 to 09:15, Court 1.")
    with told(tab):
        tab.keyboard.press("Enter")
    says(tab, "“Final” is put down.")
    assert places(tab) == {"Opening": "10:00", "Final": "08:15", "Closing": ""}
    expect(event(tab, "Final")).to_be_focused()
    tab.keyboard.press("Delete")
    says(tab, "“Final” is off the board.")
    for key, words in (("z", "08:15"), ("z", "not on the board"), ("y", "08:15")):
        with kept(tab):
            tab.keyboard.press(f"Control+{key}")
        says(tab, words)
    assert places(tab) == {"Opening": "10:00", "Final": "08:15", "Closing": ""}


def test_two_people_at_once_see_each_other_and_lose_nothing(open_tab, board):
    kim, sato = opened(open_tab, board), opened(open_tab, board, "secretariat")
    event(sato, "Opening").focus()
    sato.keyboard.press("ArrowRight")
    event(kim, "Opening").focus()
    kim.keyboard.press("ArrowDown")
    with told(kim):
        kim.keyboard.press("Enter")
    says(kim, "“Opening” is put down.")
    # What somebody carries stays in their hand until they put it down.
    expect(event(sato, "Opening")).to_be_focused()
    sato.keyboard.press("ArrowRight")
    sato.keyboard.press("Enter")
    says(sato, "Kurobe Minato has moved “Opening” meanwhile")
    expect(event(sato, "Opening")).to_contain_text("10:00–11:00")
    sato.locator("[data-aside] .entry", has_text="Closing").focus()
    sato.keyboard.press("ArrowRight")
    says(sato, "08:00 to 09:00, Court 1.")
    sato.keyboard.press("Enter")
    # Nobody touched the other window: it hears of it by itself.
    says(kim, "Han Seoyeon moved “Closing”")
    expect(event(kim, "Closing")).to_contain_text("08:00–09:00")


def test_a_phone_and_a_page_without_script_show_lists_and_forms(open_tab, board, faults):
    tab = open_tab(viewport=PHONE)
    sign_in(tab, "coordinator")
    tab.goto(board)
    assert (overflow(tab), faults(tab)) == (0, [])
    plain = open_tab(java_script_enabled=False, viewport=PHONE)
    sign_in(plain, "coordinator")
    plain.goto(board)
    press(plain, plain.get_by_role("link", name="Final"))
    plain.locator("[name=at]").fill("2027-08-06T15:00")
    press(plain, plain.get_by_role("button", name="Put it there"))
    expect(plain.get_by_role("link", name="Final")).to_contain_text("15:00–16:00")
    press(plain, plain.get_by_role("button", name="Undo"))
    expect(plain.locator(".board-aside").get_by_role("link", name="Final")).to_be_visible()


def test_a_release_by_keyboard_alone_is_read_on_a_phone_without_script(open_tab, board):
    tab = open_tab()
    sign_in(tab, "coordinator")
    edition = board.removesuffix("/board")
    tab.goto(f"{edition}/releases")
    activate(tab, tab.get_by_role("button", name="Show it to anyone"))
    activate(tab, tab.get_by_role("link", name="Prepare a release"))
    activate(tab, tab.get_by_role("button", name="Release it now"))
    expect(tab.locator("h1")).to_contain_text("Release 1")
    plain = open_tab(java_script_enabled=False, viewport=PHONE)
    plain.goto(f"{edition}/timetable")
    expect(plain.locator(".programme-days").get_by_text("Opening")).to_be_visible()
    expect(plain.get_by_text("Closing")).to_have_count(0)
