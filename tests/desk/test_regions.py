"""The list of regions and the page of one."""

import csv
from io import StringIO

import pytest

from app.core.dates import PartialDate


def lines(client, address):
    answer = client.get(address)
    return list(csv.reader(StringIO(answer.text.removeprefix("\ufeff"))))


def test_all_regions_are_listed_with_what_is_counted(client, facts):
    page = client.get("/regions")
    assert "142" in page.text
    toyama = next(line for line in lines(client, "/regions.csv") if line[0] == "jp-16")
    assert toyama[1:5] == ["Toyama Prefecture", "Prefecture", "Japan", "Toyama"]
    assert toyama[6] == "3"


@pytest.mark.parametrize("typed", ["toyama pref", "TOYAMA PREF", "富山県", "도야마현", "тояма"])
def test_a_region_is_found_in_any_script(client, facts, typed):
    found = [line[0] for line in lines(client, "/regions.csv?q=" + typed)]
    assert "jp-16" in found
    assert len(found) < 5


def test_filters_and_order(client, facts):
    assert len(lines(client, "/regions.csv?country=MN")) == 1 + 22
    assert len(lines(client, "/regions.csv?kind=island_disputed")) == 1 + 3
    most = lines(client, "/regions.csv?sort=ties&order=descending")[1]
    assert most[0] in {"jp-15", "jp-15-niigata"}


def test_regions_are_filtered_by_membership(client, make):
    inside, outside = make.region(), make.region("jp-15", "Niigata")
    games = make.programme()
    make.member(games, inside)
    make.member(games, outside, left=PartialDate("2020"))
    found = lines(client, f"/regions.csv?member={games.id}")
    assert [line[0] for line in found[1:]] == ["jp-16"]
    assert found[1][5] == "games (full)"


def test_a_wish_that_makes_no_sense_is_ignored(client, make):
    make.region()
    assert client.get("/regions?sort=nothing&order=sideways").status_code == 200


def test_nothing_found_says_what_to_do(client, make):
    make.region()
    assert "take a filter away" in client.get("/regions?q=zzz").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_number_of_times(client, make, queries, rows):
    games = make.programme()
    regions = [make.region(f"jp-{row}") for row in range(rows)]
    for region in regions:
        make.member(games, region)
        make.edition(games, 2020 + region.id, host_id=region.id, status="held")
    queries.clear()
    client.get("/regions")
    assert len(queries) == 5


def test_the_islands_show_no_country(client, facts):
    page = client.get("/regions/nt-kunashiri").text
    assert "Kunashiri / Kunashir" in page
    main = page[page.index("<main") :]
    assert "<dt>Country</dt>" not in main
    assert "Japan" not in main.split("Note")[0]
    assert "Russia" not in main.split("Note")[0]
    # The control: another region names its country in the same place.
    assert "<dt>Country</dt>" in client.get("/regions/jp-16").text


def test_a_region_shows_ties_memberships_and_editions(client, facts):
    page = client.get("/regions/jp-16").text
    assert "26 Aug 1992" in page
    assert "The agreement was signed when Governor Kuznetsov visited." in page
    assert "NEAR General Assembly" in page
    assert "Oct 1998" in page or "October 1998" in page


def test_a_tie_of_unknown_age_says_so(client, make):
    a, b = make.region(), make.region("ru-pri", "Primorye")
    make.tie(a, b)
    assert "unknown" in client.get("/regions/jp-16").text


def test_a_region_that_is_not_there_is_not_found(client, make):
    make.region()
    assert client.get("/regions/jp-99").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, make, queries, rows):
    home, games = make.region(), make.programme()
    make.member(games, home)
    for row in range(rows):
        make.tie(home, make.region(f"ru-{row}"))
        make.edition(games, 2020 + row, host_id=home.id, status="held")
    queries.clear()
    client.get("/regions/jp-16")
    assert len(queries) == 7
