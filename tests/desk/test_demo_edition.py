"""The edition that a newcomer tries registration with."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.desk.demo_edition import next_year, open_demo_edition
from app.editions.models import Edition, EditionRole, Invitee
from app.regions.models import Region


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 11, 22), 2027),
        (date(2027, 5, 1), 2027),
        (date(2027, 6, 1), 2028),
        (date(2027, 8, 6), 2028),
    ],
)
def test_the_games_are_in_the_next_august_that_leaves_time(today, year):
    assert next_year(today) == year


def test_it_is_opened_once_at_the_host_that_the_forecast_names(facts, in_2026):
    edition = open_demo_edition(facts, "https://kitamae.example")
    host = facts.scalar(select(Region.code).where(Region.id == edition.host_id))
    assert (edition.year, host, edition.status) == (2027, "jp-16", "open")
    assert edition.registration_open
    ahead = edition.registration_closes_at - datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert ahead == timedelta(weeks=6)
    assert open_demo_edition(facts, "https://kitamae.example") is edition


def test_all_four_members_are_invited_in_every_role(facts, in_2026):
    edition = open_demo_edition(facts, "https://kitamae.example")

    def count(model):
        return facts.scalar(
            select(func.count()).select_from(model).where(model.edition_id == edition.id)
        )

    assert (count(Invitee), count(EditionRole)) == (4, 8)


def test_without_facts_there_is_none(session):
    assert open_demo_edition(session, "") is None
    assert session.scalar(select(func.count()).select_from(Edition)) == 0
