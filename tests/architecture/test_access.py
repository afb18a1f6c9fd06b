"""Law 2: every route declares who may use it, or the application does not start."""

import pytest

from app.core import access


def view():
    return ""


def test_every_route_declares_its_rule(app):
    declared = {endpoint for endpoint, _method in access.rules(app)}
    assert declared == set(app.view_functions) - {"static"}


@pytest.mark.own_routes
def test_a_route_without_a_rule_stops_the_application(live):
    live.app.add_url_rule("/open", "open", view)
    with pytest.raises(RuntimeError, match=r"open \(/open\)"):
        access.rules(live.app)


@pytest.mark.own_routes
def test_a_rule_declared_beneath_the_route_is_seen(live):
    live.app.add_url_rule("/open", "open", access.allow(access.anyone)(view))
    assert ("open", "GET") in access.rules(live.app)
