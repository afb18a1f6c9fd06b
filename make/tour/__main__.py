"""Takes the pictures of docs/tour.md anew: `make tour`."""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from app.core import clock
from app.desk.demo_edition import FIRST_DAY, next_year
from make.tour.browser import People, into
from make.tour.games import play
from make.tour.site import served

PICTURES = Path("docs/pictures/tour")


def main() -> None:
    """Play the games on a fresh database, and say what came of it."""
    began = time.monotonic()
    today = clock.today("Asia/Tokyo")
    first_day = date(next_year(today), *FIRST_DAY)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(f"sqlite:///{folder}/tour.db") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        figures = play(People(browser, address, into(PICTURES)), today, first_day)
        browser.close()
    print(figures)
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
