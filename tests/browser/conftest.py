"""A real Chromium on a real server with the real facts; whatever the page complains of fails."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.people import fresh, sign_in
from tests.browser.windows import DESK
from tests.conftest import SETTINGS
from tests.databases import Databases

PROGRAMS = Path(sys.executable).parent
# Seconds in which the server starts or stops, unless it is broken.
STARTING = 600
AXE = Path("node_modules/axe-core/axe.min.js")
# Rules whose findings are never serious are left out, and what was no fault stays in the page.
FAULTS = """axe.run({resultTypes: ['violations'], rules: Object.fromEntries(axe._audit.rules
    .filter(one => ['moderate', 'minor'].includes(one.impact))
    .map(one => [one.id, {enabled: false}]))}).then(found => found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => `${one.id}: ${one.help}: ` +
        JSON.stringify(one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)))))"""
CHROMIUM = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all of them in one process: one server and one Chromium are enough for two cores."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Site:
    """A running server, what surrounds it, and what `flask demo` said about its accounts."""

    address: str
    around: dict[str, str]
    accounts: str

    def flask(self, *words: str) -> str:
        """Run one of the application's commands on this site's database."""
        return _flask(self.around, *words)


def _flask(around: dict[str, str], *words: str) -> str:
    ended = subprocess.run(
        [PROGRAMS / "flask", "--app", "app", *words],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(databases: Databases) -> Iterator[Site]:
    """Serve a database that holds the real facts and the demo accounts."""
    with databases.on("sqlite").copy() as url:
        port = _free_port()
        ours = {
            "KITAMAE_DEVELOPMENT": "1",
            "KITAMAE_ARGON2_CHEAP": "1",
            "KITAMAE_SECRET_KEY": SETTINGS["SECRET_KEY"],
            "KITAMAE_DATABASE_URL": url,
            "KITAMAE_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "BIND": f"127.0.0.1:{port}",
            "WEB_CONCURRENCY": "1",
        }
        around = {**os.environ, **ours}
        _flask(around, "load-facts", "--quiet")
        accounts = _flask(around, "demo")
        server = subprocess.Popen(
            [PROGRAMS / "gunicorn", "--log-level", "warning"], env=around, stdin=subprocess.DEVNULL
        )
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in", server)
            yield Site(f"http://127.0.0.1:{port}", around, accounts)
        finally:
            server.terminate()
            server.wait(STARTING)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=STARTING):
                return
        except OSError:
            time.sleep(0.1)
    message = f"no answer from {address}"
    raise RuntimeError(message)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's own Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "The tests need Chromium: install it with `apt-get install chromium`."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open a fresh browser: `open_tab(locale="ja", viewport=PHONE)`; complaints fail the test."""
    complaints: list[str] = []
    contexts = []

    def start(**options: Any) -> Page:
        settings = {"viewport": DESK, "locale": "en-GB", "base_url": site.address, **options}
        contexts.append(fresh(chromium, **settings))
        tab = contexts[-1].new_page()
        tab.on("console", lambda said: complaints.append(said.text) if _bad(said) else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("requestfailed", lambda failed: _note_failed(failed, complaints))
        return tab

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def _bad(said: Any) -> bool:
    # Chromium reports each 4xx page; that is what some tests ask for.
    return (
        said.type in {"error", "warning"} and "the server responded with a status" not in said.text
    )


def _note_failed(request: Any, complaints: list[str]) -> None:
    # A download, or a page left early, ends as "aborted" without anything being wrong.
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"{request.url}: {request.failure}")


@pytest.fixture(scope="session")
def sessions(chromium: Browser, site: Site) -> Callable[[str], Any]:
    """Return somebody's session, for `open_tab(storage_state=…)`: the form is filled in once."""
    known: dict[str, Any] = {}

    def of(name: str) -> Any:
        if name not in known:
            with closing(fresh(chromium, base_url=site.address, locale="en-GB")) as context:
                sign_in(context.new_page(), name)
                known[name] = context.storage_state()
        return known[name]

    return of


@pytest.fixture
def tab(open_tab: Callable[..., Page]) -> Page:
    """A fresh browser at a desk, in English."""
    return open_tab()


@pytest.fixture(scope="session")
def faults() -> Callable[[Page], list[str]]:
    """Return axe's serious and critical findings on the page that a tab shows."""
    source = f"{AXE.read_text()};{FAULTS}"

    def find(tab: Page) -> list[str]:
        # Evaluated by the debugger, which the content security policy does not bind.
        return list(tab.evaluate(source))

    return find
