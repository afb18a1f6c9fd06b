"""Signing in with the demo accounts, and moving about as somebody without a mouse does."""

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, expect

from app.desk.demo import PASSWORD

REACH = 150
# Milliseconds; a limit for what is broken: a page may be slow without being wrong.
PATIENCE = 60_000
# For whatever a test waits to see.
expect.set_options(timeout=PATIENCE)


def fresh(chromium: Browser, **options: Any) -> BrowserContext:
    """Open a browser of its own, which waits as long as slow machines need."""
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def press(tab: Page, target: Locator) -> Response | None:
    """Click what loads another page, and return its answer once it stands there."""
    with tab.expect_navigation() as loaded:
        target.click()
    return loaded.value


def sign_in(tab: Page, name: str) -> None:
    """Sign in with the form, without a mouse, and read English whatever the account says."""
    tab.goto("/sign-in?language=en")
    tab.locator("[name=email]").fill(f"{name}@demo.example")
    tab.locator("[name=password]").fill(PASSWORD)
    with tab.expect_navigation():
        tab.locator("[name=password]").press("Enter")
    expect(tab).to_have_url(re.compile(r"/$"))


def walk_to(tab: Page, target: Locator) -> Locator:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    wanted = target.element_handle()
    for _ in range(REACH):
        if wanted.evaluate("one => one === document.activeElement"):
            return target
        tab.keyboard.press("Tab")
    message = f"{target} is not reached by the Tab key"
    raise AssertionError(message)


def activate(tab: Page, target: Locator, key: str = "Enter") -> None:
    """Walk to the target and press a key that loads another page."""
    walk_to(tab, target)
    enter(tab, key)


def enter(tab: Page, key: str = "Enter") -> Response | None:
    """Press a key that loads another page, and return its answer once it stands there."""
    with tab.expect_navigation() as loaded:
        tab.keyboard.press(key)
    return loaded.value


def write(tab: Page, name: str, text: str) -> None:
    """Walk to a field and type over what stands there."""
    field = walk_to(tab, tab.locator(f"[name={name}]"))
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type(text)
    expect(field).to_have_value(text)
