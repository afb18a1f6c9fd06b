"""The two windows that every page must fit, and how to see that it does."""

from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def overflow(tab: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return int(tab.evaluate(OVERFLOW))
