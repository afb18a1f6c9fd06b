"""The page of one programme: who hosts next and why, and all that is known."""

import pytest
from sqlalchemy import select

from app.core.dates import PartialDate
from app.desk.programme import first_year, span
from app.programmes.models import Membership, Programme, RotationRule


def main(client, slug):
    page = client.get(f"/programmes/{slug}").text
    return page[page.index("<main") :]


def test_the_first_thing_said_is_who_hosts_next(client, facts, in_2026):
    page = main(client, "near-assembly")
    lead = page[page.index("heading-lead") :][:200]
    assert "2027" in lead
    assert "Republic of Buryatia" in lead


def test_every_status_is_shown_as_what_it_is(client, facts):
    page = main(client, "near-assembly")
    for words in ("Held online", "Postponed", "Planned", "Only proposed"):
        assert words in page
    assert "Not known whether it was held" in main(client, "soj-highschool-games")
    assert "Cancelled" in main(client, "visa-free-exchange")


def test_members_duties_and_sources_are_shown(client, facts):
    page = main(client, "near")
    for words in ("Associate member", "Special member", "Observer", "Full member"):
        assert words in page
    assert "Secretariat" in page
    assert "Traditional Medicine" in page
    assert "docsplayer.net" not in page.split("Who hosts next")[0]


@pytest.mark.parametrize(
    "slug", ["gti", "soj-business-forum", "lgotp", "jet-cir", "near-workshop", "near"]
)
def test_what_is_not_known_is_said_to_be_unknown(client, facts, slug):
    assert "nknown" in main(client, slug)


def test_codes_are_left_to_the_list_of_members(client, facts):
    assert "jp-16;ru-pri" not in main(client, "soj-highschool-games")
    assert "11 Japanese and 20 Russian cities" in main(client, "mayors-meeting")


def test_all_programmes_have_a_page(client, facts, session):
    slugs = session.scalars(select(Programme.slug)).all()
    assert len(slugs) == 25
    for slug in slugs:
        assert client.get(f"/programmes/{slug}").status_code == 200


def test_a_departure_from_the_rule_is_listed(client, make, session):
    games, a, b = make.programme(cadence="annual"), make.region("aa"), make.region("bb", "Other")
    for region in (a, b):
        make.member(games, region)
    session.add(RotationRule(programme_id=games.id, terms={"kind": "cycle", "order": ["aa", "bb"]}))
    for year, host in ((2020, a), (2021, a)):
        make.edition(games, year, host_id=host.id, status="held")
    page = main(client, "games")
    departures = page[page.index('id="departures"') :]
    assert "By the rule:" in departures
    assert "Other" in departures


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, make, queries, rows):
    games = make.programme()
    for row in range(rows):
        region = make.region(f"jp-{row}")
        make.member(games, region)
        make.edition(games, 2020 + row, host_id=region.id, status="held")
    queries.clear()
    client.get("/programmes/games")
    assert len(queries) == 15


def test_a_membership_is_drawn_from_joining_to_leaving():
    row = Membership(
        programme_id=1, region_id=1, joined=PartialDate("2000"), left=PartialDate("2010-05")
    )
    drawn = span(row, 1990, 2029)
    assert (drawn.start, drawn.length, drawn.known) == (25.0, 25.0, True)


def test_a_membership_of_unknown_age_fills_the_line():
    drawn = span(Membership(programme_id=1, region_id=1), 1990, 2029)
    assert (drawn.start, drawn.length, drawn.known) == (0.0, 100.0, False)


def test_the_line_of_years_begins_with_the_oldest_date(make):
    programme = make.programme(since=PartialDate("1996"))
    programme.__dict__["memberships"] = []
    edition = make.edition(programme, 1993)
    assert first_year(programme, [edition], 2026) == 1993
    assert first_year(programme, [], 2026) == 1996
