"""The rule form, and the forecast that follows what is written."""

import pytest
from sqlalchemy import select

from app.core.words import Words
from app.programmes.models import Programme, RotationRule

PATH = "/programmes/coast-games/rule"
COMMON = {"hosts": 1, "eligible": ["full"]}
ORDER = ["jp-16", "ru-pri", "kr-42", "cn-ln"]


def rules(session):
    found = session.scalars(select(RotationRule).order_by(RotationRule.id))
    return [(one.valid_from, one.terms["kind"]) for one in found]


def first_turn(page):
    """The first line of the forecast."""
    return page.text.split('class="forecast-turn"')[1].split("</h3>")[0]


def test_the_form_shows_the_rule_in_force_and_its_forecast(coordinator):
    page = coordinator.get(PATH)
    assert "Liaoning" in first_turn(page)
    assert "Save the rule" in page.text


def test_the_forecast_changes_before_anything_is_saved(session, coordinator):
    order = ["kr-42", "jp-16", "ru-pri", "cn-ln"]
    page = coordinator.post(PATH, data={**COMMON, "order": order, "joiners": "y", "do": "show"})
    assert page.status_code == 200
    assert "Toyama" in first_turn(page)
    assert session.scalars(select(RotationRule)).one().terms["order"] == ORDER


def test_a_region_moves_in_the_order_without_script(session, coordinator):
    data = {**COMMON, "order": ORDER, "joiners": "y", "move": "up:jp-16"}
    page = coordinator.post(PATH, data={**data, "move": "up:cn-ln"})
    places = [page.text.index(f'name="order" value="{code}"') for code in ORDER]
    assert places[3] < places[2]
    assert "Toyama" in first_turn(page)
    without = coordinator.post(PATH, data={**data, "move": "out:kr-42"}).text
    assert 'name="order" value="kr-42"' not in without
    assert 'value="in:kr-42"' in without
    assert session.scalars(select(RotationRule)).one().terms["order"] == ORDER


def test_a_rule_from_a_year_does_not_replace_the_older(session, coordinator):
    data = {**COMMON, "order": ORDER[::-1], "joiners": "y", "valid_from": 2027, "do": "save"}
    assert coordinator.post(PATH, data=data).status_code == 303
    assert rules(session) == [(None, "cycle"), (2027, "cycle")]
    coordinator.post(PATH, data={**data, "order": ORDER})
    assert rules(session) == [(None, "cycle"), (2027, "cycle")]


TYPES = {
    "sides": {
        "sides-0-code": "jp",
        "sides-0-countries": "JP",
        "sides-1-code": "rest",
        "sides-1-countries": "RU, KR CN",
        "choice": "bid",
        "first": "jp",
    },
    "candidacy": {"avoid_last": 1, "decided_by": "the assembly"},
    "reciprocal": {"one": "jp-16", "other": "ru-pri", "direction": "alternate", "first": "jp-16"},
    "permanent": {"always_host": ["jp-16"]},
    "tied": {"to": "leading", "offset": -1, "years": 2},
    "none": {"because": "ended"},
    "unknown": {},
}


@pytest.fixture
def leading(session):
    made = Programme(
        slug="leading", kind_slug="assembly", name=Words(en="Leading"), summary=Words()
    )
    session.add(made)
    session.commit()
    return made


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_rule_is_written_and_read_again(session, coordinator, leading, kind):
    path = f"{PATH}?type={kind}"
    assert coordinator.get(path).status_code == 200
    data = {**COMMON, **TYPES[kind], "valid_from": 2030}
    assert coordinator.post(path, data={**data, "do": "show"}).status_code == 200
    assert coordinator.post(path, data={**data, "do": "save"}).status_code == 303
    assert rules(session)[-1] == (2030, kind)
    assert coordinator.get(PATH).status_code == 200


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("cycle", {"hosts": 9}),
        ("sides", {"sides-1-code": ""}),
        ("reciprocal", {"other": "jp-16"}),
        ("candidacy", {"avoid_last": "many"}),
        ("permanent", {"always_host": []}),
        ("tied", {"years": 0}),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(session, coordinator, leading, kind, wrong):
    data = {**COMMON, **TYPES.get(kind, {"order": ORDER}), **wrong, "do": "save"}
    answer = coordinator.post(f"{PATH}?type={kind}", data=data)
    assert answer.status_code == 422
    assert rules(session) == [(None, "cycle")]
