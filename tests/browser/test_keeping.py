"""What is typed while a save is under way, and left behind at once, is not lost either."""

import re
import time

from playwright.sync_api import expect

from tests.browser.people import PATIENCE, press, sign_in
from tests.browser.windows import DESK

PAUSE = 3_500
LONG = "コンブ" * 2000


def begun(tab):
    """Begin a draft of Toyama, and return its address."""
    tab.goto("/calls")
    press(tab, tab.get_by_role("main").locator("a[href^='/calls/']").first)
    press(tab, tab.get_by_role("link", name="Begin a proposal"))
    tab.locator("[name=original][value=ja]").check()
    tab.locator("[name=title]").fill("Kelp")
    press(tab, tab.get_by_role("button", name="Begin the draft"))
    tab.wait_for_url(re.compile(r"/proposals/[\w-]+/edit$"))
    return tab.url


def stands(tab, address, name, text):
    """Open the draft until an answer stands there."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        tab.goto(address)
        if tab.locator(f"[name={name}]").input_value() == text:
            return True
    return False


def test_what_is_typed_during_a_slow_save_goes_out_as_the_page_is_left(open_tab):
    tab = open_tab(viewport=DESK)
    sign_in(tab, "toyama")
    address = begun(tab)
    # The server has the first save, and its answer does not come back.
    held = []

    def answer_never(route):
        route.fetch()
        held.append(route)

    page = tab.context.new_page()
    page.clock.install()
    page.goto(address)
    page.route(address, answer_never, times=1)
    page.locator("[name=summary_ja]").fill(LONG[:-3])
    page.locator("[name=place]").fill("Uozu")
    page.clock.run_for(PAUSE)
    until = time.monotonic() + PATIENCE / 1000
    while not held and time.monotonic() < until:
        page.wait_for_timeout(50)
    page.locator("[name=summary_ja]").fill(LONG)
    page.locator("[name=place]").fill("Uo")
    page.goto("/calls")
    assert stands(tab, address, "summary_ja", LONG)
    expect(tab.locator("[name=place]")).to_have_value("Uo")
    expect(tab.locator("[name=title_ja]")).to_have_value("Kelp")
