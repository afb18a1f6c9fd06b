"""The home page."""

import re
from datetime import UTC, date, datetime

import pytest

from app.desk.home import PROGRAMMES


def test_the_sea_shows_all_regions_with_a_place_and_their_ties(client, facts):
    page = client.get("/").text
    assert len(re.findall(r'class="map-point"', page)) >= 80
    listed = page[page.index("map-places") : page.index("map-ties")]
    # Four places have no known position; what lies beyond the frame stands in the list.
    assert listed.count("<li>") == 138
    assert len(re.findall(r'class="map-tie"', page)) == 21


def test_it_says_what_comes_next_and_who_hosts(client, facts, in_2026):
    page = client.get("/").text
    assert "Ulan-Ude" in page
    assert page.count("Next host") + page.count("It took place once") >= PROGRAMMES - 2


def test_an_open_registration_is_shown_with_its_deadline(client, make, clock):
    clock(datetime(2026, 11, 22, 3, tzinfo=UTC))
    make.edition(
        make.programme(),
        2027,
        status="open",
        registration_open=True,
        registration_closes_at=datetime(2026, 12, 24, 3, tzinfo=UTC),
    )
    page = client.get("/").text
    assert "Registration is open" in page
    assert "12:00 Tokyo (UTC+9)" in page


@pytest.mark.parametrize(
    "dates",
    [
        {"registration_closes_at": datetime(2026, 11, 22, 3, tzinfo=UTC)},
        {"registration_opens_at": datetime(2026, 11, 22, 4, tzinfo=UTC)},
        {"registration_open": False},
    ],
)
def test_a_registration_that_is_not_open_now_is_not_shown(client, make, clock, dates):
    clock(datetime(2026, 11, 22, 3, tzinfo=UTC))
    make.edition(make.programme(), **{"registration_open": True, "status": "open", **dates})
    assert "Registration is open" not in client.get("/").text


def test_what_is_over_or_called_off_is_not_next(client, make, in_2026):
    games = make.programme()
    make.edition(games, 2026, starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 21), city="Past")
    make.edition(games, 2027, status="cancelled", city="Called-off")
    make.edition(games, 2026, starts_on=date(2026, 11, 21), ends_on=date(2026, 11, 22), city="Now")
    page = client.get("/").text
    ahead = page[page.index('id="ahead"') : page.index('id="hosts"')]
    assert "Now" in ahead
    assert "Past" not in ahead
    assert "Called-off" not in ahead


def test_an_empty_house_has_a_home_too(client):
    assert "Nothing is planned yet." in client.get("/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, make, queries, rows):
    home, games = make.region(), make.programme()
    for row in range(rows):
        make.tie(home, make.region(f"ru-{row}"))
        make.edition(games, 2090 + row, host_id=home.id, registration_open=True)
    queries.clear()
    client.get("/")
    assert len(queries) == 15
