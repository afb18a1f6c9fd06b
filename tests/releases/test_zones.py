"""The reader's own zone, where anything may be asked for."""

import pytest

from app.releases.routes import zones


@pytest.fixture
def public(placed, release, coordinator):
    """The address of a public timetable."""
    release()
    path = f"/editions/{placed.edition.id}/timetable"
    assert coordinator.post(f"{path}/public", data={"public": "yes"}).status_code == 303
    return path


@pytest.mark.parametrize("zone", ["Factory", "localtime", "x" * 2000, "../../etc/passwd", ""])
def test_a_zone_that_is_no_place_is_neither_shown_nor_remembered(public, client, monkeypatch, zone):
    monkeypatch.setattr(zones, "_every", lambda: frozenset({"Factory", "localtime"}))
    answer = client.get(public, query_string={"zone": zone})
    assert answer.status_code == 200
    assert client.get_cookie(zones.COOKIE) is None
    assert client.get(public).status_code == 200


def test_a_zone_that_is_a_place_is_shown_and_remembered(public, client):
    assert "Berlin" in client.get(public, query_string={"zone": "Europe/Berlin"}).text
    assert client.get_cookie(zones.COOKIE).value == "Europe/Berlin"
