"""The areas of cooperation are loaded in five languages, and again without a change."""

from sqlalchemy import select

from app.calls.loading import load_areas
from app.calls.models import Area
from app.core import facts
from app.core.languages import LANGUAGES
from app.core.words import Words


def load(session):
    report = facts.Report()
    return load_areas(facts.Loader(session, report)), report


def test_the_areas_have_names_in_all_languages_and_a_source(session):
    found, report = load(session)
    assert report.count("added") == len(found) > 20
    assert all(set(area.name) == set(LANGUAGES) for area in found.values())
    assert all(area.source for area in found.values())
    assert {"shipping", "energy", "ports", "soybeans-and-maize", "fishing-and-kelp"} <= set(found)
    assert found["greenhouses"].parent_id == found["agriculture"].id


def test_a_second_load_changes_nothing_and_keeps_what_people_wrote(session):
    found, _report = load(session)
    found["ports"].name = Words(en="Harbours")
    session.flush()
    _found, report = load(session)
    assert (report.count("added"), report.count("changed")) == (0, 0)
    kept = [(change.name, change.before) for change in report.changes]
    assert kept == [("areas ports", {"en": "Harbours"})]
    assert session.scalars(select(Area.name).where(Area.code == "ports")).one()["en"] == "Harbours"
