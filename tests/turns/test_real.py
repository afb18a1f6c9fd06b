"""The rows that the project's own facts become tell what the files tell."""

import pytest

from app.programmes.queries import programme as find_programme
from app.programmes.rules.document import parse
from app.programmes.rules.forecast import forecast
from app.turns import queries
from tests.programmes.real import document

SLUGS = ("soj-highschool-games", "near-assembly", "near-working-committee", "mayors-meeting")


LAST = 2025  # what comes after it without a status is loaded as planned, and stands so in no file


def held(entries):
    """Past editions without their notes and sources, in one order."""
    past = (one for one in entries if one.year <= LAST)
    return sorted(((one.year, one.number, one.hosts, one.status) for one in past), key=str)


def membership(members):
    """Who is a member and how, in one order."""
    return sorted((one.region, one.member_class, str(one.joined)) for one in members)


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_tell_what_the_document_tells(facts, slug):
    told = queries.programme_facts(facts, find_programme(facts, slug).id)
    meant = parse(document(slug))
    for name in ("kind_slug", "since", "cadence", "cadence_years", "adjustments"):
        assert getattr(told, name) == getattr(meant, name), name
    assert [one.method for one in told.rules] == [one.method for one in meant.rules]
    assert [one.policies for one in told.rules] == [one.policies for one in meant.rules]
    assert held(told.editions) == held(meant.editions)
    assert membership(told.members) == membership(meant.members)
    assert list(told.others) == list(meant.others)


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_and_document_lead_to_the_same_forecast(facts, slug):
    told = queries.programme_facts(facts, find_programme(facts, slug).id)
    found, meant = (
        forecast(one, turns=6, from_year=2026).turns for one in (told, parse(document(slug)))
    )
    assert [(one.year, one.hosts) for one in found] == [(one.year, one.hosts) for one in meant]
