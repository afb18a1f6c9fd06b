"""Signing in with the demo accounts, and moving about as somebody without a mouse does."""

import re

from playwright.sync_api import Locator, Page

from app.desk.demo import PASSWORD

REACH = 150


def sign_in(tab: Page, name: str) -> None:
    """Sign in with the form, without a mouse, and read English whatever the account says."""
    tab.goto("/sign-in?language=en")
    tab.locator("[name=email]").fill(f"{name}@demo.example")
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("[name=password]").press("Enter")
    tab.wait_for_url(re.compile(r"/$"))


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
    with tab.expect_navigation():
        tab.keyboard.press(key)


def write(tab: Page, name: str, text: str) -> None:
    """Walk to a field and type over what stands there."""
    walk_to(tab, tab.locator(f"[name={name}]"))
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type(text)
