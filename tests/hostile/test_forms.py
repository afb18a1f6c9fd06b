"""What is sent to forms that no form would send."""

import io
import json

import pytest

EDGES = ("0001-01-01", "9999-12-31", "0999-12-31", "２０２７-０１-４１")


def plan(**changes):
    """Return the answers of an edition's form."""
    return {"year": "2027", "zone": "Asia/Tokyo", "mode": "on-site"} | changes


@pytest.mark.parametrize("day", EDGES)
@pytest.mark.parametrize("names", [("starts_on", "ends_on"), ("when",)])
def test_days_at_the_edges_of_the_calendar_are_refused(coordinator, client, world, day, names):
    answer = coordinator.post(f"{world.path}/edit", data=plan(**dict.fromkeys(names, day)))
    assert answer.status_code == 422
    assert f'value="{day}"' in answer.text
    assert client.get("/calendar.ics").status_code == 200


def test_days_that_editions_have_are_taken(coordinator, world):
    data = plan(starts_on="2028-02-29", ends_on="2028-02-29", year="2028")
    assert coordinator.post(f"{world.path}/edit", data=data).status_code == 303


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "0999-01-01T00:00"])
def test_moments_at_the_edges_of_the_calendar_are_refused(coordinator, world, moment):
    answer = coordinator.post(f"{world.path}/registration", data={"closes_at": moment})
    assert answer.status_code == 422
    assert f'value="{moment}"' in answer.text


BODIES = ({"name": 5}, {"name": None}, {"name": {"a": 1}}, {"name": "\ud800"}, [], "x", None, 5)


@pytest.mark.parametrize("body", [*map(json.dumps, BODIES), "[" * 20_000, "{", "1" * 5000])
def test_a_json_body_is_no_form(coordinator, body):
    answer = coordinator.post("/account", data=body, content_type="application/json")
    assert answer.status_code == 422


def test_what_a_form_remembers_may_be_anything(coordinator, world):
    for opened in ("[" * 20_000, "{", "[]", "1" * 5000, '{"year": {}}', '{"note": "\\ud800"}'):
        data = plan(opened=opened)
        answer = coordinator.post(f"{world.path}/edit", data=data)
        assert answer.status_code in {303, 422}, opened[:20]


def test_a_text_where_a_file_is_asked_for(administrator):
    answer = administrator.post("/programmes/import", data={"file": "x"})
    assert answer.status_code == 422
    assert "Answer this question" in answer.text


def test_a_packed_document_of_other_letters(administrator):
    answer = administrator.post("/programmes/import/apply", data={"document": "文書"})
    assert answer.status_code == 409
    assert "choose the file again" in answer.text


def bring(client, content):
    """Bring a document in; returns its first answer."""
    return client.post("/programmes/import", data={"file": (io.BytesIO(content), "p.json")})


def document(**changes):
    """Return a small document."""
    told = {"format": "kitamae-programme/1", "slug": "small", "names": {"en": "Small"}}
    told |= {"kind_slug": "games", **changes}
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "a\r\nb"},
        {"slug": "../../a"},
        {"slug": "new"},
        {"slug": "a" * 61},
        {"names": {"en": "\ud800"}},
        {"names": {"en": "a\0"}},
        {"names": {"en": "\u202egames"}},
        {"names": {"en": "a" * 3000}},
        {"kind_slug": "k" * 3000},
        {"editions": [{"year": 2020, "number": "1" * 21}]},
        {"offices": [{"office": "chair", "holder": "h" * 201}]},
        {"offices": [{"office": "chair", "note": "\ud83d"}]},
    ],
)
def test_a_document_holds_only_what_can_be_stored(administrator, changes):
    assert bring(administrator, document(**changes)).status_code == 422


def test_the_same_document_without_these_is_shown(administrator):
    assert bring(administrator, document()).status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b'{"slug": ' + b"1" * 5000 + b"}",
        b"[" * 100_000,
        b'{"slug": NaN}',
        b'{"a": 1, "a": 2}',
        b"\xff\xfe",
        b"",
    ],
)
def test_what_is_no_document_is_refused(administrator, content):
    assert bring(administrator, content).status_code == 422
