"""What one person's record holds is found in no answer to somebody who may not see it."""

import io

import pytest
from python_calamine import CalamineWorkbook

from app.registration.models import Participant
from tests.matrix.cases import Case, case_of
from tests.matrix.table import rows
from tests.matrix.world import ACTORS

SAFE = [row for row in rows() if row.method == "GET"]
# Field classes: names to whom the roster is for, birth dates and mail to nobody else.
SEES_NAMES = frozenset({"programme_own", "region_own", "host_own", "care_own"})
SEES_PERSONAL = frozenset({"programme_own", "region_own"})
# Whoever bears a mailed link sees what it is for, whoever else they are.
OWN_PAGES = frozenset(
    f"personal.{name}" for name in ("show", "details", "withdraw", "seen", "take", "answer")
)
NAMED_BY_LINK = OWN_PAGES | {"consents.answer"}
EVERY_COLUMN = {f"show-{name}": "1" for name in ("latin", "kana", "age", "birth_date", "mail")}


@pytest.fixture
def person(place):
    """The person of one's own region, as it stands in the database."""
    with place.undone() as session:
        return session.get_one(Participant, place.world.own["participant_id"])


def names_of(person):
    return person.native_family, person.latin_family, person.search_key


def personal_of(person):
    day = person.birth_date
    return person.mail, str(day.year)


def read(answer):
    """Return all that an answer says: status line, headers, and its text in whatever format."""
    if answer.mimetype.endswith("spreadsheetml.sheet"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
        return "\n".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    # A picture is no text, but what it says of itself may be.
    return f"{answer.headers}\n{answer.data.decode(errors='replace')}"


def crawl(place, row, actor):
    """Return what a route says to an actor: with its usual query, and with every column."""
    case = case_of(row.endpoint, row.method)
    path = place.url(row.endpoint, place.arguments(row.endpoint, case, actor))
    wide = Case(query={**case.query, **EVERY_COLUMN, "sort": "age", "q": "Kanareikin"})
    with place.undone():
        return "".join(read(place.send(path, "GET", actor, one)) for one in (case, wide))


@pytest.mark.parametrize("row", SAFE, ids=lambda row: row.endpoint)
def test_no_page_tells_what_its_reader_may_not_know(place, row, person):
    for actor in ACTORS:
        said = crawl(place, row, actor)
        told = actor in SEES_PERSONAL or row.endpoint in OWN_PAGES
        hidden = () if told else personal_of(person)
        named = actor in SEES_NAMES or row.endpoint in NAMED_BY_LINK
        hidden += () if named else names_of(person)
        assert [one for one in hidden if one in said] == [], actor


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize(("actor", "told"), [("host_own", False), ("programme_own", True)])
def test_a_file_holds_the_fields_of_its_reader(place, person, file_format, actor, told):
    case = Case(query=EVERY_COLUMN, body=lambda _: {"format": file_format, "reason": "Badges"})
    path = place.url("rosters.export", {"edition_id": place.world.own["edition_id"]})
    with place.undone():
        said = read(place.send(path, "POST", actor, case))
    assert person.latin_family in said
    assert [one in said for one in personal_of(person)] == [told, told]


def test_those_who_may_know_are_told(place, person):
    row = next(row for row in SAFE if row.endpoint == "rosters.show")
    assert person.native_family in crawl(place, row, "host_own")
    said = crawl(place, row, "programme_own")
    assert all(one in said for one in (person.native_family, *personal_of(person)))


@pytest.mark.parametrize("typed", ["canary-1", "1932", "1932-03-17", "example.org"])
def test_a_host_finds_nobody_by_mail_or_birth_date(place, typed):
    path = place.url("rosters.show", {"edition_id": place.world.own["edition_id"]})
    with place.undone():
        said = read(place.send(path, "GET", "host_own", Case(query={"q": typed})))
    assert "Канарейкин" not in said
