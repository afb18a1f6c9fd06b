"""Takes the pictures of the README anew: `make pictures`."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = Path(sys.executable).parent
PICTURES = Path("docs/pictures")
WINDOW = {"width": 1280, "height": 1000}
# Tall enough for some of the people, under the counts and the choices.
ROSTER = {"width": 1280, "height": 1640}
ACCOUNT, PASSWORD = "host@demo.example", "seven herring barrels"


def main() -> None:
    """Fill a database, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
        probe.close()
        around = {
            **os.environ,
            "KITAMAE_DEVELOPMENT": "1",
            "KITAMAE_DATABASE_URL": f"sqlite:///{folder}/pictures.db",
            "KITAMAE_PUBLIC_URL": f"http://{address}",
            "BIND": address,
            "WEB_CONCURRENCY": "1",
        }
        for words in (("database", "migrate"), ("load-facts", "--quiet"), ("demo",)):
            flask(around, *words)
        subprocess.run([sys.executable, "-m", "make.crowd"], env=around, check=True)
        server = subprocess.Popen([PROGRAMS / "gunicorn", "--log-level", "warning"], env=around)
        try:
            wait(f"http://{address}/sign-in")
            take(f"http://{address}")
        finally:
            server.terminate()
            server.wait(30)


def flask(around: dict[str, str], *words: str) -> None:
    """Run one of the application's commands."""
    subprocess.run([PROGRAMS / "flask", "--app", "app", *words], env=around, check=True)


def wait(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(6000):
        try:
            with urllib.request.urlopen(address, timeout=30):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"no answer from {address}")


def take(address: str) -> None:
    """Take the home page as anyone sees it, and the roster as host staff see it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        tab = browser.new_page(viewport=WINDOW, locale="en-GB", base_url=address)
        tab.goto("/")
        tab.screenshot(path=PICTURES / "home.png")
        tab.goto("/sign-in?language=en")
        tab.fill("[name=email]", ACCOUNT)
        tab.fill("[name=password]", PASSWORD)
        tab.press("[name=password]", "Enter")
        tab.get_by_role("link", name="See the roster").last.click()
        tab.locator(".roster-counts summary").click()
        tab.set_viewport_size(ROSTER)
        tab.screenshot(path=PICTURES / "roster.png")
        browser.close()


if __name__ == "__main__":
    main()
