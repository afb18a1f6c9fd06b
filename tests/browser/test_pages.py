"""Every public page in Chromium: nothing serious for axe, nothing wider than the window."""

import pytest

from tests.browser.windows import DESK, PHONE, overflow

PAGES = ["/", "/programmes", "/regions", "/calendar", "/calls", "/projects", "/statistics"]
PAGES += ["/areas/environment", "/sign-in", "/password"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("locale", "viewport"), [("ja", DESK), ("ru", PHONE), ("en-GB", PHONE)])
def test_a_public_page_is_sound(open_tab, faults, path, locale, viewport):
    tab = open_tab(locale=locale, viewport=viewport)
    answer = tab.goto(path)
    assert answer.status == 200
    assert tab.locator("h1").count() == 1
    assert overflow(tab) == 0
    # Words do not change what axe finds: Russian is looked at for its length.
    assert locale == "ru" or faults(tab) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_works_without_javascript(open_tab, path):
    tab = open_tab(java_script_enabled=False)
    assert tab.goto(path).status == 200
    assert tab.locator("h1").is_visible()


def test_axe_finds_what_is_wrong(tab, faults):
    tab.goto("/sign-in")
    tab.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in fault for fault in faults(tab))


def test_a_wide_page_is_noticed(tab):
    tab.goto("/sign-in")
    assert overflow(tab) == 0
    tab.evaluate("document.querySelector('h1').style.width = '4000px'")
    assert overflow(tab) > 0
