"""Takes the pictures of docs/tour.md, docs/proposals.md and docs/timetable.md anew: `make tour`.

`python -m make.tour games`, `proposals` or `timetable` plays only one of them.
"""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from app.core import clock
from app.desk.demo_edition import FIRST_DAY, next_year
from make.tour import games
from make.tour.browser import People, into
from make.tour.proposals import course
from make.tour.site import served
from make.tour.timetable import course as timetable

PICTURES = Path("docs/pictures")
PARTS = ("games", "proposals", "timetable")


def main() -> None:
    """Play on fresh databases, and say what came of it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        for part in sys.argv[1:] or PARTS:
            began = time.monotonic()
            print(_play(browser, part))
            print(f"{time.monotonic() - began:.0f} s")
        browser.close()


def _play(browser: Browser, part: str) -> object:
    """Play one part on a database of its own."""
    today = clock.today("Asia/Tokyo")
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/tour.db"
        with served(database) as address:
            if part == "proposals":
                at = People(browser, address, into(PICTURES / "proposals"))
                return course.play(at, database, today)
            first_day = date(next_year(today), *FIRST_DAY)
            if part == "timetable":
                at = People(browser, address, into(PICTURES / "timetable"))
                return timetable.play(at, first_day)
            at = People(browser, address, into(PICTURES / "tour"))
            return games.play(at, today, first_day)


if __name__ == "__main__":
    main()
