"""Answers as columns of a roster: chosen, of what hosts may read, at a constant cost."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.editions.models import Edition
from app.questions.models import Answer
from app.registration.models import Participant
from app.rosters.loading import fill
from app.rosters.rules.answers import answerable
from app.rosters.rules.view import View, columns_for
from tests.questions.making import answered, ask, draft, sizes

SHOWN = {"show-latin": 1, "show-answer-size": 1, "show-answer-nickname": 1}
SECRET = "canary-insulin"
KINDS = {
    "size": sizes("Size", kind="size"),
    "nickname": draft("Nickname", field_class="name"),
    "years": draft("Years", kind="number"),
    "arrival": draft("Arrival", kind="date"),
    "medicine": draft("Medicine", field_class="medical"),
    "phone": draft("Phone", kind="phone"),
    "portrait": draft("Portrait", kind="photo"),
}
VALUES = {"size": "m", "nickname": "Ласточка", "years": 7, "arrival": "2027-08-01"}


@pytest.fixture
def world(session):
    """Three people; the first one answers everything, the second one is a child that waits."""
    (number,) = fill(session, people=3, editions=1)
    edition = session.get_one(Edition, number)
    asked = {
        name: ask(session, SimpleNamespace(edition=edition), one) for name, one in KINDS.items()
    }
    people = list(session.scalars(select(Participant).order_by(Participant.id)))
    for one in people:
        one.birth_date = date(1990, 1, 1)
    for name, value in {**VALUES, "medicine": SECRET, "phone": {"number": "1"}}.items():
        answered(session, asked[name], people[0], value)
    people[1].birth_date = date(2024, 2, 29)
    answered(session, asked["nickname"], people[1], "Воробей")
    session.commit()
    return SimpleNamespace(id=number, people=people, asked=asked)


@pytest.fixture
def host(signed_in, world):
    return signed_in(Role.HOST_STAFF, edition_id=world.id)


def everything(client, world, **query):
    """Return what the roster, its print view and its file say."""
    path, asked = f"/editions/{world.id}/roster", {**SHOWN, **query}
    pages = [client.get(path + rest, query_string=asked).text for rest in ("", "/print")]
    sent = {"format": "csv", "reason": "Shirts"}
    with client.post(f"{path}/export", query_string=asked, data=sent) as file:
        return [*pages, file.data.decode("utf-8-sig")]


def test_a_host_chooses_answers_as_columns_in_page_paper_and_file(host, world):
    for said in everything(host, world):
        assert ">M<" in said or ",M," in said
        assert "Ласточка" in said
    plain = host.get(f"/editions/{world.id}/roster").text
    assert ("show-answer-nickname" in plain, "Ласточка" in plain) == (True, False)


@pytest.mark.parametrize("name", ["medicine", "phone", "portrait"])
def test_other_classes_and_files_are_never_offered(host, world, name):
    for said in everything(host, world, **{f"show-answer-{name}": 1}):
        assert (SECRET in said, KINDS[name].label["en"] in said) == (False, False)


def test_what_is_offered_follows_the_class():
    def question(field_class, kind="text"):
        return SimpleNamespace(identifier=field_class, field_class=field_class, kind=kind)

    classes = ("name", "open", "contact", "birth", "passport", "medical", "guardian")
    assert list(answerable(map(question, classes))) == ["answer-name", "answer-open"]
    assert answerable([question("open", "file"), question("name", "photo")]) == {}
    offered = columns_for(personal=False, answers=["answer-open"])
    assert View.asked({"show-answer-medical": "1", "show-answer-open": "1"}, offered).columns == (
        "answer-open",
    )


def test_a_host_reads_nothing_of_a_child_that_waits_and_the_coordinator_does(
    host, signed_in, session, world
):
    assert not any("Воробей" in said for said in everything(host, world))
    programme = session.get_one(Edition, world.id).programme_id
    coordinator = signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme)
    assert all("Воробей" in said for said in everything(coordinator, world))


@pytest.mark.parametrize("gone", ["withdrawn", "waiting", "purged"])
def test_nothing_is_said_of_who_does_not_come_or_of_what_is_purged(host, session, world, gone):
    first = session.get_one(Participant, world.people[0].id)
    if gone == "withdrawn":
        first.withdrawn_at = first.entered_at
    elif gone == "waiting":
        first.state, first.queued_at = "waiting", first.entered_at
    else:
        for one in session.scalars(select(Answer).where(Answer.participant_id == first.id)):
            one.value, one.purged_at = None, first.entered_at + timedelta(days=1)
    session.commit()
    for said in everything(host, world):
        assert ("Ласточка" in said, "purged" in said) == (False, gone == "purged")


def test_numbers_and_days_stay_so_in_a_file(host, world):
    asked = {"show-answer-years": 1, "show-answer-arrival": 1}
    with host.post(
        f"/editions/{world.id}/roster/export",
        query_string=asked,
        data={"format": "csv", "reason": "Buses"},
    ) as file:
        lines = file.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "Name,Years,Arrival"
    assert [line for line in lines if line.endswith(",7,2027-08-01")] != []


def test_columns_and_people_take_the_same_queries(host, session, world, queries):
    def asked(columns):
        queries.clear()
        host.get(f"/editions/{world.id}/roster", query_string=dict.fromkeys(columns, 1))
        return len(queries)

    columns = ["show-answer-size", "show-answer-nickname", "show-answer-years"]
    asked(columns)
    one, three = asked(columns[:1]), asked(columns)
    for number, person in enumerate(world.people[1:]):
        answered(session, world.asked["size"], person, "sm"[number])
    session.commit()
    assert asked(columns) == three == one == asked([]) + 2
