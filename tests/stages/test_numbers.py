"""Announcing how many people come: by role, by sex where a limit asks, within the limits."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from app.editions.models import Place
from app.history.models import Record
from app.registration import actions as registration
from app.registration.rules import Entry
from app.stages import actions, queries, rules
from app.stages.errors import (
    MoreThanAllowed,
    RoleNotAnnounced,
    StageByRequest,
    StageLocked,
    StageNotOpen,
)
from app.stages.models import Announcement
from app.stages.rules import ALL, Column
from tests.conftest import statements
from tests.matrix.reading import main_form
from tests.stages.conftest import NUMBER

ATHLETE, COACH = Column("athlete"), Column("coach")
GIRLS, BOYS = Column("athlete", "female"), Column("athlete", "male")


def place(role=None, region=None, sex=None, capacity=None, taken=0, extra=0):
    return Place(
        edition_id=1,
        role=role,
        region_id=region,
        sex=sex,
        capacity=capacity,
        taken=taken,
        extra=extra,
    )


@pytest.mark.parametrize(
    ("places", "asked"),
    [
        ([place("athlete", 1)], ["athlete_people", "coach_people"]),
        (
            [place("athlete", 1), place("athlete", None, "female", 9)],
            ["athlete_female", "athlete_male", "athlete_other", "coach_people"],
        ),
        (
            [place(None, 1, "male", 9)],
            [
                f"{role}_{sex}"
                for role in ("athlete", "coach")
                for sex in ("female", "male", "other")
            ],
        ),
    ],
)
def test_a_role_is_asked_by_sex_where_a_limit_counts_by_it(places, asked):
    assert [column.name for column in rules.asked(["athlete", "coach"], places)] == asked


@pytest.mark.parametrize(
    ("numbers", "places", "field", "most"),
    [
        ({ATHLETE: 3, COACH: 9}, [place("athlete", 1, None, 3)], None, None),
        ({ATHLETE: 4}, [place("athlete", 1, None, 3)], "athlete_people", 3),
        ({ATHLETE: 4}, [place("athlete", 1, None, 3, extra=1)], None, None),
        ({ATHLETE: 3, COACH: 3}, [place(None, 1, None, 5)], "athlete_people", 5),
        ({GIRLS: 2, BOYS: 2}, [place("athlete", 1, "male", 1)], "athlete_male", 1),
        ({GIRLS: 2, BOYS: 1}, [place("athlete", 1, "male", 1)], None, None),
        ({COACH: 5}, [place("athlete", 1, None, 0)], None, None),
    ],
)
def test_more_than_the_limits_of_the_region_is_refused(numbers, places, field, most):
    offered = {"athlete", "coach"}
    if field is None:
        rules.check_numbers(numbers, offered, places)
        return
    with pytest.raises(MoreThanAllowed, match=str(most)) as refused:
        rules.check_numbers(numbers, offered, places)
    assert refused.value.field == field


def test_a_role_that_is_not_offered_is_refused():
    with pytest.raises(RoleNotAnnounced):
        rules.check_numbers({Column("guest"): 1}, {"athlete"}, [])


def said(region, role, people, sex=None):
    return Announcement(
        edition_id=1, region_id=region, role=role, sex=sex, people=people, announced_at=NUMBER
    )


def test_the_matrix_adds_up_by_sex_role_region_and_edition():
    places = [
        place("athlete", 1, None, 4, taken=2),
        place("athlete", 1, "female", 1, taken=1),
        place("coach", 1, taken=1),
        place("athlete", 2, None, 4),
        place("athlete", None, None, 5),
        place(None, None, None, 7),
    ]
    announced = [
        said(1, "athlete", 3, "female"),
        said(1, "athlete", 3, "male"),
        said(1, "coach", 2),
    ]
    asked = rules.asked(["athlete", "coach"], places)
    found = rules.matrix(asked, [1, 2], announced, places)
    first, second = found.rows
    assert first.cells[ATHLETE] == rules.Cell(announced=6, entered=2, most=4)
    assert first.cells[GIRLS] == rules.Cell(announced=3, entered=1, most=1)
    assert first.cells[ALL] == rules.Cell(announced=8, entered=3, most=None)
    assert second.cells[ALL] == rules.Cell(announced=None, entered=0, most=None)
    assert found.totals[ATHLETE] == rules.Cell(announced=6, entered=2, most=5)
    assert found.totals[ALL] == rules.Cell(announced=8, entered=3, most=7)
    assert (first.cells[ATHLETE].over, first.cells[COACH].over, found.silent) == (True, False, 1)


def invitee(session, world, code="t-jp"):
    return queries.invitee(session, world.edition.id, code)


def announce(session, world, numbers, code="t-jp", **how):
    actions.announce(session, None, invitee(session, world, code), numbers, **how)


def test_numbers_are_kept_changed_and_recorded(world, session):
    announce(session, world, {ATHLETE: 2, COACH: 1})
    announce(session, world, {ATHLETE: 3, COACH: 1})
    rows = queries.announced(session, world.edition.id, world.toyama.id)
    assert {row.role: row.people for row in rows} == {"athlete": 3, "coach": 1}
    records = session.scalars(select(Record).where(Record.action == "numbers.announced")).all()
    assert [one.details["people"] for one in records] == [3, 4]
    assert records[-1].details["numbers"] == {"athlete_people": [2, 3]}


def test_saying_the_same_again_is_no_news(world, session):
    announce(session, world, {ATHLETE: 2})
    announce(session, world, {ATHLETE: 2})
    records = session.scalars(select(Record).where(Record.action == "numbers.announced")).all()
    assert len(records) == 1


@pytest.mark.parametrize(
    ("after", "refusal"), [("locked", StageLocked), ("request", StageByRequest)]
)
def test_after_the_deadline_numbers_are_refused(world, session, clock, staged, after, refusal):
    staged(after=after)
    clock(NUMBER)
    with pytest.raises(refusal):
        announce(session, world, {ATHLETE: 2})
    announce(session, world, {ATHLETE: 2}, allowed=True)
    assert len(queries.announced(session, world.edition.id)) == 1


def test_a_closed_registration_takes_no_numbers(world, session):
    world.edition.registration_open = False
    session.flush()
    with pytest.raises(StageNotOpen):
        announce(session, world, {ATHLETE: 2})


def test_numbers_are_sent_on_the_page(toyama, world, session):
    path = f"{world.path}/delegations/t-jp/numbers"
    answer = toyama.post(path, data=main_form(toyama.get(path).text) | {"athlete_people": "3"})
    assert answer.status_code == 303
    rows = queries.announced(session, world.edition.id, world.toyama.id)
    assert {row.role: row.people for row in rows} == {"athlete": 3, "coach": 0}
    assert "Say how many people come" in toyama.get(f"{world.path}/delegations/t-jp").text


@pytest.mark.parametrize("number", ["4", "-1", "many", "1000000"])
def test_wrong_numbers_are_shown_on_their_field(toyama, world, session, number):
    path = f"{world.path}/delegations/t-jp/numbers"
    body = main_form(toyama.get(path).text) | {"athlete_people": number}
    answer = toyama.post(path, data=body)
    assert answer.status_code == 422
    assert f'value="{number}"' in answer.text
    assert queries.announced(session, world.edition.id) == []


def filled(world, session):
    """Let two regions announce, and enter one person."""
    announce(session, world, {ATHLETE: 3, COACH: 2})
    announce(session, world, {ATHLETE: 1, COACH: 4}, "t-kr")
    entry = Entry(role="athlete", native_family="Mori")
    registration.enter(session, None, invitee(session, world), entry, "1" * 36)
    session.commit()


def test_the_matrix_shows_names_beside_numbers_and_sorts(coordinator, world, session):
    filled(world, session)
    page = coordinator.get(f"{world.path}/numbers").text
    text = " ".join(page.split())
    assert "1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}3" in page
    assert "1 region has not said how many people come." in text
    order = "?sort=coach_people&order=descending"
    text = coordinator.get(f"{world.path}/numbers{order}").text
    assert text.index("Gangwon") < text.index("Toyama") < text.index("Liaoning")
    text = coordinator.get(f"{world.path}/numbers?sort=athlete_people&order=descending").text
    assert text.index("Toyama") < text.index("Gangwon")


def test_the_matrix_goes_out_as_csv_and_xlsx(coordinator, world, session):
    filled(world, session)
    with coordinator.get(f"{world.path}/numbers.csv?sort=region") as answer:
        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Region", "Athlete: announced", "Athlete: entered by name"]
    assert rows[1:] == [
        ["Gangwon", "1", "0", "4", "0", "5", "0"],
        ["Liaoning", "", "0", "", "0", "", "0"],
        ["Toyama", "3", "1", "2", "0", "5", "1"],
        ["In all", "4", "1", "6", "0", "10", "1"],
    ]
    with coordinator.get(f"{world.path}/numbers.xlsx") as answer:
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    sheet = book.get_sheet_by_index(0)
    assert sheet.to_python()[-1] == ["In all", 4.0, 1.0, 6.0, 0.0, 10.0, 1.0]


@pytest.mark.parametrize("regions", [1, 3])
def test_the_matrix_reads_the_same_for_one_region_as_for_three(
    coordinator, world, session, app, regions
):
    for code in ("t-jp", "t-kr", "t-cn")[:regions]:
        announce(session, world, {ATHLETE: 1, COACH: 1}, code)
    session.commit()
    with statements(app.extensions["engine"]) as seen:
        coordinator.get(f"{world.path}/numbers")
    assert len(seen) == 7
