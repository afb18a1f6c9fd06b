"""What carers see by name, for a reason; what a kitchen sees in counts, without names."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import select

from app.core import clock
from app.history.models import Record
from app.questions.answering.queries import health
from app.questions.answering.rules import kitchen
from app.questions.answering.rules.kitchen import What
from app.registration.models import Participant
from app.registration.queries import edition as edition_of
from app.vault.actions import destroy
from app.vault.models import Look
from tests.questions.making import ask, draft, person
from tests.questions.test_answering import give, inside

__all__ = ["inside"]

HALAL = {"needs": ["halal"], "allergens": {"egg": "trace"}, "other": "canary-diet"}


@pytest.fixture
def diet(world, session):
    return ask(session, world, draft("Eats?", kind="diet"))


@pytest.fixture
def carer(world, signed_in):
    return signed_in("care_staff", edition_id=world.edition.id)


@pytest.fixture
def cook(world, signed_in):
    return signed_in("kitchen_staff", edition_id=world.edition.id)


def eater(session, world, diet, name="Аня", eats=None):
    """Enter a grown-up who eats like that."""
    made = person(session, world)
    made.birth_date, made.native_family, made.latin_family = date(1990, 5, 17), name, name
    made.search_key = made.sort_key = name.lower()
    number = made.id
    session.flush()
    give(session, world, number, {diet: eats or HALAL})
    session.commit()
    return number


def change(session, number, **to):
    found = session.get_one(Participant, number)
    for name, value in to.items():
        setattr(found, name, value)
    session.commit()


def looks(session):
    return session.scalars(select(Look).order_by(Look.id)).all()


def counted(session, world):
    edition = edition_of(session, world.edition.id)
    found = health.counted(session, edition, clock.today(edition.zone))
    return found, {line.what: line.total for line in found.lines}


def care(world):
    return f"/editions/{world.edition.id}/care"


def test_a_carer_sees_who_and_for_a_reason_what(world, session, diet, carer):
    number = eater(session, world, diet)
    page = carer.get(care(world)).text
    assert ("Аня" in page, "1 answer" in page, "canary-diet" in page) == (True, True, False)
    refused = carer.post(care(world), data={"reason": " "})
    assert (refused.status_code, "canary-diet" in refused.text, looks(session)) == (422, False, [])
    shown = carer.post(care(world), data={"reason": "Arrival"}).text
    for said in ("Halal", "Egg: A trace is dangerous", "canary-diet"):
        assert said in shown
    (look,) = looks(session)
    told = (look.participant_id, look.field_class, look.what)
    assert told == (number, "medical", diet.identifier)


def test_what_is_not_about_health_is_not_revealed(world, session, diet, carer):
    motto = ask(session, world, draft("Motto?"))
    give(session, world, eater(session, world, diet), {motto: "canary-motto"})
    session.commit()
    shown = carer.post(care(world), data={"reason": "Arrival"}).text
    assert ("canary-motto" in shown, "canary-diet" in shown) == (False, True)


@pytest.mark.parametrize("how", ["withdrawn", "waiting", "erased"])
def test_whoever_does_not_come_is_left_out(world, session, diet, carer, how):
    gone, stays = eater(session, world, diet, "Gone"), eater(session, world, diet, "Stays")
    if how == "erased":
        destroy(session, gone)
        session.commit()
    elif how == "waiting":
        change(session, gone, state="waiting", queued_at=clock.now())
    else:
        change(session, gone, withdrawn_at=clock.now())
    shown = carer.post(care(world), data={"reason": "Arrival"}).text
    assert ("Gone" in shown, "Stays" in shown) == (False, True)
    assert [one.participant_id for one in looks(session)] == [stays]
    assert counted(session, world)[1][What("diet", "halal")] == 1


def test_of_a_minor_without_consent_nothing_is_told_or_counted(world, session, diet, carer):
    child, stays = eater(session, world, diet, "Child"), eater(session, world, diet, "Stays")
    change(session, child, birth_date=date(2020, 1, 1))
    for page in (carer.get(care(world)), carer.post(care(world), data={"reason": "Arrival"})):
        said = page.text.replace("&#39;", "'")
        assert ("Child" in said, "waits for the guardian's consent" in said) == (False, True)
    assert "waits for the guardian" not in carer.get(care(world) + "?q=child").text
    assert [one.participant_id for one in looks(session)] == [stays]
    found, totals = counted(session, world)
    assert (found.people, found.waits, found.answered) == (2, 1, 1)
    assert totals[What("diet", "halal")] == 1


def test_a_search_reveals_no_more_than_it_finds(world, session, diet, carer):
    eater(session, world, diet, "Anna")
    boris = eater(session, world, diet, "Boris")
    shown = carer.post(care(world) + "?q=boris", data={"reason": "Ill"}).text
    assert ("Anna" in shown, "Boris" in shown) == (False, True)
    assert [one.participant_id for one in looks(session)] == [boris]


def test_whoever_does_not_care_for_people_sees_nobody(world, session, diet, cook, signed_in):
    eater(session, world, diet)
    assert cook.get(care(world)).status_code == 404
    here = world.programme.id
    assert signed_in("programme_coordinator", programme_id=here).get(care(world)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_many_are_revealed_and_counted_as_fast(world, session, diet, carer, queries, number):
    for place in range(number):
        eater(session, world, diet, f"Eater{place}")
    queries.clear()
    assert carer.get(care(world)).status_code == 200
    listed = len(queries)
    queries.clear()
    assert carer.post(care(world), data={"reason": "Arrival"}).status_code == 200
    revealed = len(queries)
    queries.clear()
    counted(session, world)
    assert (listed, revealed, len(queries)) == (8, 12, 7)
    assert len(looks(session)) == number


def test_a_kitchen_counts_without_names_and_is_recorded_once(world, session, diet, cook):
    for name in ("One", "Two", "Three"):
        eater(session, world, diet, name)
    eater(session, world, diet, "Four", {"needs": ["vegan"]})
    path = f"/editions/{world.edition.id}/kitchen"
    assert "Halal" not in cook.get(path).text
    said = cook.post(path).text
    for line in ("Halal", "Egg: A trace is dangerous", "Vegan", "in the total alone"):
        assert line in said
    for hidden in ("canary-diet", "Four", "Three"):
        assert hidden not in said
    record = session.scalars(select(Record).where(Record.action == "diets.counted")).one()
    assert (record.details, looks(session)) == ({"count": 4}, [])


def test_counts_leave_as_a_file_for_a_reason(world, session, diet, cook):
    for name in ("One", "Two", "Three"):
        eater(session, world, diet, name)
    path = f"/editions/{world.edition.id}/kitchen/export"
    assert cook.post(path, data={"format": "csv", "reason": ""}).status_code == 422
    with cook.post(path, data={"format": "csv", "reason": "Menu"}) as file:
        lines = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))
    assert [line[:3] for line in lines[1:]] == [
        ["Halal", "3", "3"],
        ["Egg: A trace is dangerous", "3", "3"],
        ["Something else, written in words: the carers know", "3", "3"],
    ]
    record = session.scalars(select(Record).where(Record.action == "diets.exported")).one()
    assert (record.reason, record.details) == ("Menu", {"format": "csv", "count": 3})


@pytest.mark.parametrize(
    ("by_region", "regions", "shown"),
    [
        ({1: 3, 2: 4}, 2, {1: 3, 2: 4}),
        ({1: 2, 2: 4}, 3, {2: 4}),
        # The total would tell the only one left out.
        ({1: 2, 2: 4}, 2, {}),
        ({1: 2, 2: 4, 3: 5}, 3, {3: 5}),
        ({1: 2}, 1, {}),
        ({2: 4}, 2, {2: 4}),
    ],
)
def test_no_small_count_follows_from_what_is_told(by_region, regions, shown):
    assert kitchen.told(by_region, regions) == shown


def test_nothing_special_is_counted_too():
    nothing = {"needs": [], "allergens": {}, "other": ""}
    (line,) = kitchen.lines([(1, kitchen.needs(nothing))])
    assert (line.what, line.total, line.regions) == (kitchen.NOTHING, 1, {})
