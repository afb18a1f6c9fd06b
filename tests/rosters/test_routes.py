import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from app.accounts.models import Role
from app.editions.models import Edition, Place
from app.history.models import Record
from app.registration.models import Participant
from app.rosters.loading import RealPeople, fill

PEOPLE = 30


@pytest.fixture
def edition(session):
    """An edition with thirty people who do not exist."""
    (number,) = fill(session, people=PEOPLE, editions=1)
    session.commit()
    return session.get_one(Edition, number)


@pytest.fixture
def host(signed_in, edition):
    return signed_in(Role.HOST_STAFF, edition_id=edition.id)


def page(host, edition, **query):
    answer = host.get(f"/editions/{edition.id}/roster", query_string=query)
    assert answer.status_code == 200
    return answer.text


def shown(text):
    return text.count('class="person-native"')


def sent(host, edition, **answers):
    path = f"/editions/{edition.id}/roster/export"
    return host.post(path, data={"format": "csv", "reason": "Badges", **answers})


def test_a_host_sees_everybody_and_how_many_they_are(host, edition):
    text = page(host, edition)
    assert shown(text) == PEOPLE
    assert "30 people" in text


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_of_people_takes_the_same_queries(session, signed_in, queries, number):
    (edition_id,) = fill(session, people=number, editions=1)
    session.commit()
    client = signed_in(Role.HOST_STAFF, edition_id=edition_id)
    queries.clear()
    assert shown(client.get(f"/editions/{edition_id}/roster").text) == number
    assert len(queries) == 10


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"q": "山田"}, 2),
        ({"q": "ямада"}, 0),
        ({"q": "ﾔﾏﾀﾞ"}, 2),
        ({"q": "やまだ なおこ"}, 1),
        ({"q": "СОЛОВЬЕВ"}, 1),
        ({"q": "соловьев федор"}, 1),
        ({"q": "соловьев yamada"}, 0),
        ({"q": "渡边"}, 1),
        ({"q": "ㄱㅣㅁ"}, 1),
        ({"q": "%"}, 30),
        ({"q": "50%_"}, 0),
        ({"q": "yamada", "role": "athlete"}, 1),
        ({"delegation": "nowhere"}, 0),
        ({"role": "nobody"}, 0),
    ],
)
def test_search_finds_people_in_any_script(host, edition, query, number):
    assert shown(page(host, edition, **query)) == number


def test_the_counts_add_up_to_the_people(session, host, edition):
    alive = select(func.count()).where(Participant.edition_id == edition.id)
    counted = select(func.sum(Place.taken)).where(Place.edition_id == edition.id)
    assert session.scalar(counted) == session.scalar(alive) == PEOPLE
    role = session.scalars(select(Place.role).where(Place.edition_id == edition.id)).first()
    found = select(func.count()).where(Participant.role == role)
    assert shown(page(host, edition, role=role)) == session.scalar(found)


@pytest.mark.parametrize("order", ["ascending", "descending"])
@pytest.mark.parametrize("sort", ["name", "delegation", "role", "age", "entered"])
def test_every_order_shows_everybody(host, edition, sort, order):
    assert shown(page(host, edition, sort=sort, order=order, by="delegation")) == PEOPLE


def test_a_group_is_announced_once(session, host, edition):
    text = page(host, edition, by="delegation")
    found = select(func.count(Participant.region_id.distinct()))
    assert text.count("roster-group") == session.scalar(found)


@pytest.mark.parametrize(
    ("birth_date", "age"),
    [("2009-08-01", 18), ("2009-08-02", 17), ("2009-07-31", 18), ("2008-02-29", 19)],
)
def test_the_age_is_that_of_the_first_day(session, host, edition, birth_date, age):
    edition.starts_on, edition.ends_on = date(2027, 8, 1), date(2027, 8, 5)
    for person in session.scalars(select(Participant)):
        person.birth_date = date.fromisoformat(birth_date)
    assert page(host, edition).count(f">{age}</td>") == PEOPLE


def test_an_empty_roster_says_what_to_do(session, signed_in):
    (number,) = fill(session, people=0, editions=1)
    session.commit()
    client = signed_in(Role.HOST_STAFF, edition_id=number)
    text = client.get(f"/editions/{number}/roster").text
    assert "Nobody is entered yet" in text


def test_a_withdrawn_person_is_not_on_the_roster(session, host, edition):
    person = session.scalars(select(Participant).order_by(Participant.id)).first()
    person.withdrawn_at = person.entered_at
    assert shown(page(host, edition)) == PEOPLE - 1


def test_the_print_view_has_everybody(host, edition):
    text = host.get(f"/editions/{edition.id}/roster/print?by=role").text
    assert shown(text) == PEOPLE


def test_an_export_needs_a_reason(session, host, edition):
    answer = sent(host, edition, reason=" ")
    assert answer.status_code == 422
    assert session.scalars(select(Record).where(Record.action == "roster.exported")).all() == []


def test_an_export_is_recorded_with_its_reason(session, host, edition):
    path = f"/editions/{edition.id}/roster/export?q=Yamada&show-age=1"
    with host.post(path, data={"format": "xlsx", "reason": "Badges"}) as answer:
        assert answer.status_code == 200
    record = session.scalars(select(Record).where(Record.action == "roster.exported")).one()
    assert (record.reason, record.edition_id) == ("Badges", edition.id)
    kept = {"format": "xlsx", "count": 2, "columns": ["age"], "searched": True}
    assert record.details == {**kept, "delegation": "", "role": ""}
    assert "Yamada" not in str(record.details)


def test_a_workbook_holds_the_people_of_the_view(host, edition):
    path = f"/editions/{edition.id}/roster/export?q=Yamada&show-latin=1&show-age=1"
    with host.post(path, data={"format": "xlsx", "reason": "Badges"}) as answer:
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    first, *people = book.get_sheet_by_index(0).to_python()
    assert first == [
        "Name",
        "Family name in Latin letters",
        "Given name in Latin letters",
        "Age on the first day",
    ]
    assert [row[1] for row in people] == ["YAMADA", "YAMADA"]
    assert all(isinstance(row[3], float) for row in people)


def test_a_file_is_handed_out_safely(host, edition):
    with sent(host, edition) as answer:
        headers, lines = answer.headers, answer.text.splitlines()
    assert headers["Content-Disposition"].startswith("attachment; filename=roster-bench-")
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(lines) == PEOPLE + 1


def test_people_for_measurements_stay_away_from_those_who_may_exist(session, edition):
    assert fill(session, people=1, editions=1)
    session.connection().exec_driver_sql("UPDATE programmes SET slug = 'real' WHERE slug = 'bench'")
    with pytest.raises(RealPeople):
        fill(session, people=1, editions=1)
    assert fill(session, people=1, editions=1, force=True)
