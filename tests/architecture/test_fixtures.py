"""What the other tests rely on: isolation, both engines, the token, the checked pages."""

from datetime import UTC, datetime

import pytest
from flask_login import current_user
from sqlalchemy import func, select

from app.accounts.models import Role
from app.core import access
from app.core import clock as core_clock
from app.core.words import Words
from app.regions.models import Region

REGION = {"kind": "province", "name": Words(en="X")}


@pytest.mark.parametrize("turn", ["first", "second"])
def test_nothing_is_left_by_another_test(session, turn):
    session.add(Region(code="xx-same", **REGION))
    session.commit()
    assert session.scalar(select(func.count()).where(Region.code == "xx-same")) == 1


def test_requests_see_what_the_test_wrote_and_the_test_what_they_wrote(client, session, app):
    region = Region(code="xx-1", **REGION)
    session.add(region)
    answer = client.post("/sign-in", data={"email": "x@example.org", "password": "x"})
    assert answer.status_code == 422
    assert session.scalar(select(func.count()).where(Region.code == "xx-1")) == 1


def test_each_engine_has_its_turn(app, engine_name):
    assert app.extensions["engine"].dialect.name == engine_name


def test_without_the_token_a_form_is_refused(client):
    assert client.post("/sign-in", data={}, csrf=False).status_code == 400


@pytest.mark.own_routes
def test_a_person_signs_in_and_holds_the_role(live):
    def who():
        return f"<p>{current_user.is_authenticated}"

    live.app.add_url_rule("/who", "who", access.allow(access.signed_in)(who))
    assert live.client().get("/who", checked=False).status_code == 303


def test_a_signed_in_client_is_known(signed_in):
    assert signed_in(Role.ADMINISTRATOR).get("/account").status_code == 200


def test_a_client_is_anyone_at_first(client):
    assert client.get("/account").status_code == 303


def test_the_clock_stands_where_it_is_put(clock):
    for day in (5, 6):
        clock(datetime(2025, 8, day, tzinfo=UTC))
        assert core_clock.now() == datetime(2025, 8, day, tzinfo=UTC)


def test_statements_are_counted(session, queries):
    queries.clear()
    session.scalars(select(Region)).all()
    assert len(queries) == 1


def test_a_live_database_keeps_what_is_committed_and_no_other_test_sees_it(live):
    with live.transaction() as session:
        session.add(Region(code="xx-live", **REGION))
    with live.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Region)) == 1
