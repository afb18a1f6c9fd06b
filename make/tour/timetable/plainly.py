"""The same by keyboard alone, and on a phone without any script."""

from datetime import date

from playwright.sync_api import Locator, Page

from make.tour.browser import PHONE, People, ended, follow
from make.tour.timetable import planning

REACH = 120
LATE = "江原特別自治道"


def walk_to(tab: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    wanted = target.element_handle()
    for _ in range(REACH):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        tab.keyboard.press("Tab")
    message = f"{target} is not reached by the Tab key"
    raise AssertionError(message)


def activate(tab: Page, target: Locator) -> None:
    """Walk to a link or button and press Enter, which loads another page."""
    walk_to(tab, target)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def by_keyboard(tab: Page, edition: str) -> str:
    """Let a delegation come later: search, take over and release without touching a mouse."""
    tab.goto(f"{edition}/solve")
    activate(tab, tab.locator("main a[href$='/repair']"))
    activate(tab, tab.locator("main a[href$='/late']"))
    walk_to(tab, tab.locator("[name=region]"))
    while tab.locator("[name=region] option:checked").inner_text() != LATE:
        tab.keyboard.press("ArrowDown")
    walk_to(tab, tab.locator("[name=arrives_at]"))
    # Chromium asks for a moment in parts: month, day, year, hour, minute, half of the day.
    tab.keyboard.type("08052027")
    tab.keyboard.press("Tab")
    tab.keyboard.type("0100PM")
    activate(tab, tab.locator("main .button-filled"))
    said = planning.found(tab)
    activate(tab, tab.locator("main .button-filled"))
    tab.goto(f"{edition}/releases/new")
    walk_to(tab, tab.locator("[name=confirmed]"))
    tab.keyboard.press("Space")
    activate(tab, tab.locator("main .button-filled"))
    assert "/releases/" in tab.url, tab.url
    return said


def without_script(at: People, edition: str, day: date) -> None:
    """On a phone and without script: place an activity, take it back, search, take over."""
    with at.at_desk("coordinator", "ja", PHONE, java_script_enabled=False) as tab:
        tab.goto(f"{edition}/board")
        follow(tab, tab.locator("main a.entry", has_text="お別れパーティー"))
        tab.fill("[name=at]", f"{day}T18:30")
        follow(tab, tab.locator("main form .button-filled").first)
        at.take(tab, "21-without-script", at=f"#day-{day}")
        follow(tab, tab.get_by_role("button", name="取り消す").first)
        tab.goto(f"{edition}/solve")
        tab.check("[name=kind][value=repair]")
        follow(tab, tab.locator("main .button-filled").first)
        ended(tab)
        at.take(tab, "22-searched-without-script")
