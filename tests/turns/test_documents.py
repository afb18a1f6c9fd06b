"""A programme goes out as a document and comes in again."""

import io
import json

import pytest
from sqlalchemy import select

from app.accounts.queries import coordinators
from app.editions.models import Edition
from app.programmes.models import Office, Programme
from app.programmes.rules.document import parse
from app.turns import actions
from app.turns.forms import documents
from app.turns.models import Turn, TurnEvent
from tests.turns.conftest import NOON, make_world

PATH = "/programmes/coast-games/document.json"


@pytest.fixture
def eventful(session, world):
    """Add everything that a document can hold."""
    key, ids = world.programme.id, world.ids
    session.add_all(
        [
            Edition(programme_id=key, year=2020, status="postponed", note="the pandemic"),
            Edition(
                programme_id=key,
                year=2021,
                number="28",
                status="online",
                mode="online",
                host_id=ids["jp-16"],
                co_host_id=ids["ru-pri"],
            ),
            Office(programme_id=key, office="chair", region_id=ids["jp-16"]),
            Office(programme_id=key, office="secretariat", holder="A board"),
        ]
    )
    for what, code, year, more in (
        ("candidate", "jp-16", 2029, {}),
        ("offered", "cn-ln", 2026, {}),
        ("accepted", "cn-ln", 2026, {}),
        ("accepted", "jp-16", 2027, {}),
        ("swapped", "cn-ln", 2026, {"other_region_id": ids["jp-16"], "to_year": 2027}),
        ("declined", "ru-pri", 2028, {"reason": "No hall."}),
    ):
        session.add(
            TurnEvent(programme_id=key, what=what, region_id=ids[code], year=year, at=NOON, **more)
        )
    session.add(TurnEvent(programme_id=key, what="dormant", year=2035, at=NOON))
    session.commit()
    return world


def bring(client, told, name="told.json"):
    content = told if isinstance(told, bytes) else json.dumps(told).encode()
    return client.post(
        "/programmes/import",
        data={"file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )


def packed(page):
    return page.text.split('name="document"')[1].split('value="')[1].split('"')[0]


def test_what_goes_out_comes_in_and_goes_out_the_same(session, client, eventful):
    told = client.get(PATH).get_json()
    copy = {**told, "slug": "the-copy"}
    _programme, found = actions.apply(session, None, parse(copy))
    session.commit()
    assert found.new
    again = client.get("/programmes/the-copy/document.json").get_json()
    assert {**again, "slug": told["slug"]} == told


def test_turns_follow_from_the_events_of_a_document(session, client, eventful):
    copy = {**client.get(PATH).get_json(), "slug": "the-copy"}
    programme, _found = actions.apply(session, None, parse(copy))
    session.commit()
    made = session.scalars(
        select(Turn).where(Turn.programme_id == programme.id).order_by(Turn.id)
    ).all()
    assert [(one.year, one.state) for one in made] == [
        (2026, "swapped"),
        (2027, "swapped"),
        (2026, "accepted"),
        (2027, "accepted"),
    ]
    assert [one.region_id for one in made[2:]] == [eventful.ids["jp-16"], eventful.ids["cn-ln"]]


def test_a_document_is_looked_at_before_it_is_applied(session, signed_in, eventful):
    client = signed_in("administrator")
    copy = {**client.get(PATH).get_json(), "slug": "the-copy"}
    assert client.get("/programmes/import").status_code == 200
    page = bring(client, copy)
    assert page.status_code == 200
    assert "Nothing is stored yet." in page.text
    assert session.scalar(select(Programme).where(Programme.slug == "the-copy")) is None
    answer = client.post("/programmes/import/apply", data={"document": packed(page)})
    assert answer.status_code == 303
    made = session.scalar(select(Programme).where(Programme.slug == "the-copy"))
    assert coordinators(session, made.id)


def test_a_second_import_changes_nothing(session, coordinator, eventful):
    told = coordinator.get(PATH).get_json()
    assert "Everything in the document is known here already." in bring(coordinator, told).text


def test_an_import_changes_but_never_deletes(session, coordinator, eventful):
    told = coordinator.get(PATH).get_json()
    gone = told["members"].pop()
    told["members"][0]["note"] = "founder"
    page = bring(coordinator, told)
    assert "is not in the document and stays" in page.text
    coordinator.post("/programmes/import/apply", data={"document": packed(page)})
    members = coordinator.get(PATH).get_json()["members"]
    assert members[0]["note"] == "founder"
    assert [one["region"] for one in members].count(gone["region"]) == 1


def test_somebody_elses_programme_is_not_changed(session, signed_in, eventful):
    other = make_world(session, "other-games", eventful.regions)
    client = signed_in("programme_coordinator", programme_id=other.programme.id)
    told = client.get(PATH).get_json()
    answer = bring(client, told)
    assert answer.status_code == 422
    assert "only its coordinators change it" in answer.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "not written in UTF-8"),
        (b"{", "JSON"),
        (b"[]", ""),
        (b" " * 1001, "larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_document_is_refused_in_words(
    signed_in, world, monkeypatch, content, sentence
):
    monkeypatch.setattr(documents, "MOST_BYTES", 1000)
    answer = bring(signed_in("administrator"), content)
    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind_slug": "picnic"}, "needs a kind"),
        ({"regions": [{"code": "xx-1", "names": {"en": "Nowhere"}}]}, "xx-1"),
    ],
)
def test_a_document_that_does_not_fit_here_is_refused(signed_in, world, change, sentence):
    told = {
        "format": "kitamae-programme/1",
        "slug": "new-games",
        "names": {"en": "New"},
        "kind_slug": "games",
        **change,
    }
    answer = bring(signed_in("administrator"), told)
    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize("document", ["", "!!", "AAAA"])
def test_a_damaged_document_is_not_applied(signed_in, world, document):
    answer = signed_in("administrator").post(
        "/programmes/import/apply", data={"document": document}
    )
    assert answer.status_code == 409
