"""Every public page in Chromium: nothing serious for axe, nothing wider than the window."""

import pytest
from playwright.sync_api import expect

from tests.browser.windows import DESK, OVERFLOW, PHONE, overflow

PAGES = ["/", "/programmes", "/regions", "/calendar", "/calls", "/projects", "/statistics"]
PAGES += ["/areas/environment", "/sign-in", "/password"]


# How many heads a page has, and how much it is too wide.
SEEN = f"() => [document.querySelectorAll('h1').length, {OVERFLOW}]"


def look(tab, path, faults):
    """Return a page's status, how many heads it has, how much it is too wide, and its faults."""
    answer = tab.goto(path)
    return (answer.status, *tab.evaluate(SEEN), faults(tab))


@pytest.mark.parametrize(("locale", "viewport"), [("ja", DESK), ("ru", PHONE), ("en-GB", PHONE)])
def test_a_public_page_is_sound(open_tab, faults, locale, viewport):
    tab = open_tab(locale=locale, viewport=viewport)
    # Words do not change what axe finds: Russian is looked at for its length.
    of = (lambda _tab: []) if locale == "ru" else faults
    found = {path: look(tab, path, of) for path in PAGES}
    assert found == dict.fromkeys(PAGES, (200, 1, 0, []))


def test_a_public_page_works_without_javascript(open_tab):
    tab = open_tab(java_script_enabled=False)
    for path in PAGES:
        assert tab.goto(path).status == 200, path
        expect(tab.locator("h1")).to_be_visible()


def test_axe_finds_what_is_wrong(tab, faults):
    tab.goto("/sign-in")
    tab.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in fault for fault in faults(tab))


def test_a_wide_page_is_noticed(tab):
    tab.goto("/sign-in")
    assert overflow(tab) == 0
    tab.evaluate("document.querySelector('h1').style.width = '4000px'")
    assert overflow(tab) > 0
