"""The games of four delegations, from empty to a complete roster: 105 people as in 2025."""

from collections import Counter
from datetime import date

import pytest

from app.core import clock
from app.desk.demo_edition import FIRST_DAY, next_year
from make.tour.browser import People, no_picture
from make.tour.games import play
from make.tour.people import EVERYBODY
from make.tour.site import served
from tests.conftest import SETTINGS

# Of sixteen athletes a guardian answers for those of 15 in Japan, and for all in Russia; at 15
# Koreans and Chinese answer for themselves.
IN_JAPAN, IN_RUSSIA = 9, 16


@pytest.fixture
def games_site(databases):
    """Serve a database of its own: nobody else's people are in the way."""
    more = {"KITAMAE_SECRET_KEY": SETTINGS["SECRET_KEY"]}
    with databases.on("sqlite").copy() as url, served(url, more) as address:
        yield address


def test_four_files_become_a_complete_roster(chromium, games_site):
    today = clock.today("Asia/Tokyo")
    first_day = date(next_year(today), *FIRST_DAY)
    people = People(chromium, games_site, no_picture)
    figures = play(people, today, first_day, briefly=True)
    assert figures.previews == {
        "jp-16": Counter(new=23, error=4),
        "ru-pri": Counter(new=22, error=4),
        "kr-42": Counter(new=24, error=4),
        "cn-ln": Counter(new=24, error=4),
    }
    assert figures.mended == {
        "jp-16": Counter(same=23, new=3),
        "ru-pri": Counter(same=22, new=4),
        "kr-42": Counter(same=24, new=2),
        "cn-ln": Counter(same=24, new=3),
    }
    assert (figures.guardians, figures.waiting) == (IN_JAPAN + IN_RUSSIA, 0)
    assert figures.people == EVERYBODY == 105
