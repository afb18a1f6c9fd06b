import pytest
from flask import Blueprint

from app import create_app
from app.core import access
from app.core.access import allow, anyone, rules, signed_in
from tests.conftest import SETTINGS


@pytest.fixture
def application(tmp_path):
    made = create_app({**SETTINGS, "DATABASE_URL": f"sqlite:///{tmp_path}/access.db"})
    yield made
    made.extensions["engine"].dispose()


def test_a_route_without_a_rule_stops_the_start(application):
    application.add_url_rule("/open-door", "open_door", lambda: "in")
    with pytest.raises(RuntimeError, match=r"open_door \(/open-door\)"):
        rules(application)


def test_the_same_route_with_a_rule_lets_it_start(application):
    application.add_url_rule("/open-door", "open_door", allow(anyone)(lambda: "in"))
    assert rules(application)["open_door", "GET"].name("GET") == "anyone"


def test_reading_and_changing_have_rules_of_their_own(application):
    view = allow(anyone, post=signed_in)(lambda: "in")
    application.add_url_rule("/door", "door", view, methods=["GET", "POST"])
    found = rules(application)
    names = [found["door", method].name(method) for method in ("GET", "POST")]
    assert names == ["anyone", "signed_in"]


def test_the_factory_asks_for_the_rules(tmp_path, monkeypatch):
    forgotten = Blueprint("forgotten", __name__)
    forgotten.get("/forgotten")(lambda: "in")
    monkeypatch.setattr("app.CAPABILITIES", (type("Capability", (), {"bp": forgotten}),))
    with pytest.raises(RuntimeError, match=r"forgotten\.<lambda>"):
        create_app({**SETTINGS, "DATABASE_URL": f"sqlite:///{tmp_path}/access.db"})


THING = object()


def may_never(_user, _thing):
    """Refuse everyone."""
    return False


@pytest.mark.parametrize(
    ("thing", "may", "who", "status"),
    [
        (THING, anyone, False, 200),
        (None, anyone, False, 404),
        (None, anyone, True, 404),
        (THING, may_never, True, 404),
        (None, may_never, True, 404),
        (THING, may_never, False, 303),
        (None, may_never, False, 303),
    ],
)
def test_absent_and_forbidden_answer_alike(application, monkeypatch, thing, may, who, status):
    someone = type("Someone", (), {"is_authenticated": who, "language": None, "name": ""})
    monkeypatch.setattr(access, "actor", lambda: someone)
    view = allow(may, find=lambda _session, **_arguments: thing)(lambda found: str(found is THING))
    application.add_url_rule("/thing/<int:thing_id>", "thing", view)
    assert application.test_client().get("/thing/7").status_code == status
