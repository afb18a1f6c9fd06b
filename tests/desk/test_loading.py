"""Loading the facts: everything once, and never over what people changed."""

from sqlalchemy import func, select

from app.core import facts as core
from app.core.facts import Change
from app.desk.loading import load_facts, number
from app.desk.models import Statistic
from app.editions.loading import status_of_blank
from app.editions.models import Edition
from app.programmes.models import Membership, Office, Programme
from app.regions.models import Region, Tie
from app.turns.models import TurnEvent

ROWS = {Region: 142, Tie: 21, Programme: 25, Edition: 80, Statistic: 52, TurnEvent: 5}


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


def test_everything_is_loaded_once(session):
    first = load_facts(session)
    assert {model: count(session, model) for model in ROWS} == ROWS
    assert {change.what for change in first.changes} == {"added"}
    second = load_facts(session)
    assert second.changes == []
    assert second.same == first.count("added")
    assert {model: count(session, model) for model in ROWS} == ROWS


def test_what_a_person_changed_or_removed_is_left_alone(facts):
    toyama = facts.scalar(select(Region).where(Region.code == "jp-16"))
    toyama.seat = "Toyama City Hall"
    facts.delete(facts.scalar(select(Tie).where(Tie.code == "tie-21")))
    facts.flush()
    report = load_facts(facts)
    assert toyama.seat == "Toyama City Hall"
    assert report.changes == [
        Change(
            what="kept",
            name="regions jp-16",
            field="seat",
            before="Toyama City Hall",
            after="Toyama",
        ),
        Change(what="gone", name="ties tie-21"),
    ]


def test_what_a_file_says_anew_is_changed_where_nobody_else_did(facts, monkeypatch):
    real = core.read

    def newer(path):
        rows = real(path)
        for row in rows:
            if row.get("id") == "jp-05":
                row["seat"] = "Akita Castle"
        return rows

    monkeypatch.setattr(core, "read", newer)
    report = load_facts(facts)
    (change,) = report.changes
    assert (change.what, change.field, change.after) == ("changed", "seat", "Akita Castle")
    assert facts.scalar(select(Region.seat).where(Region.code == "jp-05")) == "Akita Castle"
    assert load_facts(facts).changes == []


def test_statuses_are_those_of_the_sources(facts):
    found = dict(facts.execute(select(Edition.status, func.count()).group_by(Edition.status)).all())
    assert found == {
        "held": 54,
        "online": 2,
        "postponed": 1,
        "cancelled": 4,
        "planned": 2,
        "unknown": 17,
    }


def test_a_blank_status_is_only_planned_where_the_note_says_so():
    assert status_of_blank("planned (chair 2026-27)") == "planned"
    assert status_of_blank("would have been in Japan; planned nowhere") == "unknown"
    assert status_of_blank("proposed for 2027-29") == "unknown"
    assert status_of_blank("") == "unknown"


def test_numbers_and_years_are_not_computed_from_each_other(facts):
    rows = facts.execute(
        select(Edition.number, Edition.year)
        .join(Edition.programme)
        .where(Programme.slug == "near-assembly", Edition.year.in_((1993, 2020, 2021)))
        .order_by(Edition.year)
    ).all()
    assert rows == [("pre-1", 1993), ("13", 2020), ("13", 2021)]


def test_the_members_of_the_assembly_have_class_and_date(facts):
    classes = facts.execute(
        select(Membership.member_class, func.count())
        .join(Programme, Programme.id == Membership.programme_id)
        .where(Programme.slug == "near")
        .group_by(Membership.member_class)
    ).all()
    assert dict(classes) == {"full": 82, "associate": 2, "special": 1, "observer": 3}
    joined = facts.scalar(
        select(Membership.joined)
        .join(Programme, Programme.id == Membership.programme_id)
        .join(Region, Region.id == Membership.region_id)
        .where(Programme.slug == "near", Region.code == "cn-qh")
    )
    assert joined == "2024"


def test_joint_coordinators_are_both_there(facts):
    notes = facts.scalars(
        select(Office.note).where(Office.office == "coordinator", Office.note.startswith("5. "))
    ).all()
    assert len(notes) == 2


def test_only_a_number_is_a_number():
    assert number("21.4") == 21.4
    assert [number(text) for text in (">1000", "0-2", "")] == [None, None, None]


def test_the_quirks_of_the_sources_stay(facts):
    row = facts.scalar(
        select(Statistic).where(
            Statistic.table_id == "cn-affil-1999",
            Statistic.metric == "share by partner (as printed)",
            Statistic.subject == "JP",
        )
    )
    assert (row.value, "MISMATCH" in row.note) == ("21.4", True)


def test_the_command_says_what_changed(live):
    runner = live.app.test_cli_runner()
    first = runner.invoke(args=["load-facts"])
    assert "added    regions jp-16" in first.output
    second = runner.invoke(args=["load-facts"])
    assert second.exit_code == 0
    assert second.output.startswith("0 added, 0 changed, 0 kept, 0 gone, ")
