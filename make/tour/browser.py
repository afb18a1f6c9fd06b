"""A person at a desk or with a phone: signing in, sending forms, and taking pictures."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import APIRequestContext, Browser, Locator, Page

from app.desk.demo import PASSWORD

DESK = {"width": 1180, "height": 860}
PHONE = {"width": 390, "height": 844}
# Milliseconds: limits for what is broken; what works in the background may take longer.
PATIENCE, AT_WORK = 60_000, 300_000
COLOURS, LARGEST = 128, 200_000
_LETTER = re.compile(r'href="/dev/mail/(\d+)".*?class="cell">\s*([^\s<]+@[^\s<]+)', re.DOTALL)
_LINK = re.compile(r'href="(http[^"]+/(?:own|guardian|co-proposer)/[^"]+)"')

# Takes a picture of what a tab shows, under a name.
Taker = Callable[..., None]


def no_picture(_tab: Page, _name: str, **_how: object) -> None:
    """Take none: for tests."""


def into(folder: Path) -> Taker:
    """Return what takes pictures into a folder, in few colours, so that they stay small."""
    folder.mkdir(parents=True, exist_ok=True)

    def take(tab: Page, name: str, *, at: str = "", whole: bool = False) -> None:
        if at:
            tab.locator(at).first.evaluate("one => one.scrollIntoView({behavior: 'instant'})")
        else:
            tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        image = Image.open(io.BytesIO(tab.screenshot(full_page=whole, animations="disabled")))
        path = folder / f"{name}.png"
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size > LARGEST:
            message = f"{path} is larger than {LARGEST} bytes"
            raise ValueError(message)

    return take


class People:
    """Opens a browser a person."""

    def __init__(self, browser: Browser, address: str, take: Taker) -> None:
        """Keep where the pages are and who takes the pictures."""
        self.browser, self.address, self.take = browser, address, take

    @contextmanager
    def at_desk(
        self, account: str, language: str = "en", window: Mapping[str, int] = DESK, **how: Any
    ) -> Iterator[Page]:
        """Sign a demo account in, reading a language; with a phone's window as somebody on the way.

        `how` is what the browser is asked for besides, such as a dark colour scheme.
        """
        with self._tab(window, **how) as tab:
            tab.goto(f"/sign-in?language={language}")
            tab.fill("[name=email]", f"{account}@demo.example")
            tab.fill("[name=password]", PASSWORD)
            with tab.expect_navigation():
                tab.press("[name=password]", "Enter")
            yield tab

    @contextmanager
    def on_phone(self, link: str, language: str) -> Iterator[Page]:
        """Open a mailed link on a phone, which asks for a language as phones do."""
        with self._tab(PHONE, locale=language) as tab:
            tab.goto(link)
            yield tab

    @contextmanager
    def _tab(self, window: Mapping[str, int], locale: str = "en", **how: Any) -> Iterator[Page]:
        context = self.browser.new_context(
            viewport=dict(window), locale=locale, base_url=self.address, **how
        )
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        context.close()

    @contextmanager
    def somebody(
        self, language: str = "en", window: Mapping[str, int] = DESK, **how: Any
    ) -> Iterator[Page]:
        """Open a browser for somebody who is signed in nowhere."""
        with self._tab(window, locale=language, **how) as tab:
            yield tab

    @contextmanager
    def asking(self) -> Iterator[APIRequestContext]:
        """Send forms without drawing their pages, as somebody who is signed in nowhere."""
        context = self.browser.new_context(base_url=self.address)
        yield context.request
        context.close()

    def mailed(self, *to: str) -> dict[str, str]:
        """Return the link in the newest mail to each address, as /dev/mail shows it."""
        found = {}
        with self.asking() as asking:
            for number, address in reversed(_LETTER.findall(asking.get("/dev/mail").text())):
                if address in to:
                    letter = asking.get(f"/dev/mail/{number}").text()
                    found[address] = urlsplit(_LINK.findall(letter)[0]).path
        return found


def send(tab: Page, label: str = "") -> None:
    """Send the page's main form, or press the button that a label names, and wait for a page."""
    buttons = tab.locator("main").get_by_role("button", name=label, exact=True)
    button = buttons.first if label else tab.locator("main .button-filled").first
    follow(tab, button)


def follow(tab: Page, link: Locator) -> None:
    """Click a link or a button, and wait for the page to which it leads."""
    with tab.expect_navigation():
        link.click()


def ended(tab: Page) -> None:
    """Wait until the page shows no work that goes on: at the end it is loaded anew."""
    over = tab.locator("body:not(:has([data-again])) footer").last
    over.wait_for(state="attached", timeout=AT_WORK)
    tab.wait_for_load_state()


def sent(tab: Page, label: str = "") -> None:
    """Send the page's main form, which nothing refuses."""
    send(tab, label)
    assert not refusals(tab), refusals(tab)


def refusals(tab: Page) -> list[str]:
    """Return what a page says is wrong."""
    return tab.locator(".error-summary li, .field-error").all_inner_texts()
