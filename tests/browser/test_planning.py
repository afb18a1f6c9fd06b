"""A games week is planned by keyboard alone, from nothing to its release; and on a phone."""

from datetime import date
from typing import NamedTuple

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.schedule import jobs
from app.schedule.models import Run
from make.tour.browser import ended
from tests.browser.editions import begin
from tests.browser.people import activate, press, sign_in, walk_to, write
from tests.browser.windows import PHONE, overflow
from tests.conftest import make_app

REGIONS = ("jp-16", "kr-42", "cn-ln", "ru-pri")
CONTESTS = ("Volleyball boys", "Badminton girls")
MOST_ANSWERS = 20
# Of those who read a draft's warnings, only where the first timetable that is found leaves any.
CONFIRMED = "[name=confirmed]"


class Place(NamedTuple):
    """A venue as it is typed: its hours, and its spaces with their kinds."""

    name: str
    hours: str
    spaces: tuple[tuple[str, str], ...]


PLACES = (
    Place("Sports centre", "09:00-18:00", (("Court A", "court"), ("Court B", "court"))),
    Place("Cultural hall", "08:00-21:00", (("Great hall", "hall"), ("Meeting room", "room"))),
)


@pytest.fixture
def edition(site):
    """Games of four regions, of which nothing is planned."""
    return begin(site.around["KITAMAE_DATABASE_URL"], date(2027, 8, 10), invited=REGIONS)


@pytest.fixture
def worker(site, monkeypatch):
    """Do what the worker does: search until there is a timetable, however long that takes."""
    app = make_app(site.around["KITAMAE_DATABASE_URL"])

    def first(problem, *, follow, **options):
        return search(problem, follow=lambda told: follow(told) and told.plan is None, **options)

    search = jobs.search
    monkeypatch.setattr(jobs, "search", first)

    def work():
        with app.extensions["sessions"]() as session:
            newest = session.scalars(select(Run.id).order_by(Run.id.desc())).first()
        with app.app_context():
            jobs.solve(newest)

    yield work
    app.extensions["engine"].dispose()


def link(tab, name):
    return tab.get_by_role("main").get_by_role("link", name=name, exact=True)


def button(tab, name):
    return tab.get_by_role("main").get_by_role("button", name=name, exact=True)


def choose(tab, name, value):
    """Walk to a question with one answer, and press the arrow until it is this one."""
    field = tab.locator(f"[name={name}]")
    radios = field.first.get_attribute("type") == "radio"
    walk_to(tab, field.and_(tab.locator(":checked")) if radios else field)
    answer = f"[name={name}]{'' if radios else ' '}[value='{value}']:checked"
    for _ in range(MOST_ANSWERS):
        if tab.locator(answer).count():
            return
        tab.keyboard.press("ArrowDown")
    raise AssertionError((name, value))


def say_where(tab):
    """Add both venues with their spaces, when these are open, and the way between them."""
    for place in PLACES:
        activate(tab, link(tab, "Add a venue"))
        write(tab, "name-en", place.name)
        activate(tab, tab.locator("main .button-filled"))
        for number, (name, kind) in enumerate(place.spaces):
            if number:
                activate(tab, link(tab, "Add a space").last)
            write(tab, "name-en", name)
            choose(tab, "kind", kind)
            activate(tab, tab.locator("main .button-filled"))
        activate(tab, link(tab, "Opening hours").last)
        write(tab, "every", place.hours)
        walk_to(tab, tab.locator("[name=also]"))
        tab.keyboard.press("Space")
        activate(tab, tab.locator("main .button-filled"))
    activate(tab, link(tab, "Set travel times"))
    walk_to(tab, tab.locator("[name^=way_]"))
    tab.keyboard.type("25")
    activate(tab, tab.locator("main .button-filled"))


def test_a_games_week_is_planned_and_released_by_keyboard_alone(open_tab, edition, worker):
    tab = open_tab(viewport={"width": 1280, "height": 1000})
    sign_in(tab, "coordinator")
    tab.goto(edition)
    activate(tab, link(tab, "Venues"))
    say_where(tab)
    activate(tab, link(tab, "Activities"))
    activate(tab, link(tab, "What usually takes place"))
    walk_to(tab, tab.locator("[name=contests]"))
    tab.keyboard.type("\n".join(CONTESTS))
    activate(tab, button(tab, "Make them"))
    activate(tab, link(tab, "Let a timetable be found"))
    choose(tab, "seconds", "300")
    activate(tab, button(tab, "Search for a timetable"))
    worker()
    ended(tab)
    activate(tab, button(tab, "Take over what is ticked"))
    adjust(tab)
    activate(tab, link(tab, "Board games, number 1 (2027)"))
    activate(tab, link(tab, "Prepare a release"))
    if tab.locator(CONFIRMED).count():
        walk_to(tab, tab.locator(CONFIRMED))
        tab.keyboard.press("Space")
    activate(tab, button(tab, "Release it now"))
    expect(tab.locator("h1")).to_contain_text("Release 1")


def adjust(tab):
    """Move the first activity on the board by a step, and take that back."""
    tab.locator("[data-ready]").wait_for()
    uuid = tab.locator(".ec-event[data-uuid]").first.get_attribute("data-uuid")
    first = tab.locator(f".ec-event:not(.ec-ghost)[data-uuid='{uuid}']")
    before = first.locator("time").inner_text()
    walk_to(tab, first)
    tab.keyboard.press("ArrowRight")
    expect(first).to_be_focused()
    with tab.expect_response("**/warnings.json*"):
        tab.keyboard.press("Enter")
    expect(tab.locator("[data-live]")).to_contain_text("is put down.")
    expect(first.locator("time")).not_to_have_text(before)
    tab.keyboard.press("Control+z")
    expect(first.locator("time")).to_have_text(before)


def test_a_phone_plans_and_releases_too(open_tab, edition):
    tab = open_tab(viewport=PHONE)
    sign_in(tab, "coordinator")
    tab.goto(f"{edition}/activities")
    press(tab, link(tab, "Make a full league"))
    assert overflow(tab) == 0
    tab.locator("[name=name-en]").fill("Table tennis")
    press(tab, button(tab, "Make the matches"))
    tab.goto(f"{edition}/board")
    assert overflow(tab) == 0
    press(tab, tab.locator("main a.entry").first)
    assert overflow(tab) == 0
    tab.locator("[name=at]").fill("2027-08-06T10:00")
    press(tab, button(tab, "Put it there"))
    expect(tab.locator("main a.entry", has_text="10:00–11:30")).to_be_visible()
    tab.goto(edition)
    press(tab, link(tab, "Prepare a release"))
    assert overflow(tab) == 0
    press(tab, button(tab, "Release it now"))
    expect(tab.locator("h1")).to_contain_text("Release 1")
    assert overflow(tab) == 0
