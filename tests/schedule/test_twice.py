"""Two clicks on one button: what is added, is added once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core import clock as clocks
from app.core import once
from app.core.once import KEPT, Answered, forget_answered
from app.schedule.models import Activity, Group, Interpreter, Rule
from app.venues.models import Blocked, Space, Venue
from tests.hostile.test_races import someone
from tests.matrix.reading import main_form
from tests.schedule import making

AT = {"starts_at": "2027-08-06T09:00", "ends_at": "2027-08-06T10:00"}
PAGES = {
    "activity": ("/editions/{edition}/activities/new", {"title-en": "Sailing"}, Activity),
    "group": ("/editions/{edition}/groups/new", {"name-en": "Finals"}, Group),
    "interpreter": ("/editions/{edition}/interpreters/new", {"name": "Li"}, Interpreter),
    "rule": (
        "/editions/{edition}/requirements/new?kind=languages",
        {"language": "ru", "most": "1"},
        Rule,
    ),
    "venue": ("/editions/{edition}/venues/new", {"name-en": "Harbour"}, Venue),
    "space": ("/editions/{edition}/venues/{venue}/spaces/new", {"name-en": "Quay"}, Space),
    "blocked": (
        "/editions/{edition}/venues/spaces/{space}/blocked",
        AT | {"reason": "Rain"},
        Blocked,
    ),
}


@pytest.fixture
def count(session):
    def of(model):
        return session.scalar(select(func.count()).select_from(model))

    return of


@pytest.mark.parametrize("which", PAGES)
def test_what_is_sent_twice_is_added_once(timetable, planner, count, which):
    path, told, model = PAGES[which]
    space = timetable.spaces[0]
    path = path.format(edition=timetable.edition.id, venue=space.venue_id, space=space.id)
    before, form = count(model), main_form(planner.get(path).text) | told
    first, second = planner.post(path, data=form), planner.post(path, data=form)
    assert first.status_code == second.status_code == 303, first.text
    assert first.location == second.location
    assert count(model) == before + 1
    # Other answers, or a new page with the same ones, are meant.
    assert planner.post(path, data=main_form(planner.get(path).text) | told).status_code == 303
    assert count(model) == before + 2


def test_a_copy_is_made_once(timetable, planner, count):
    page = f"/activities/{timetable.activities[0].uuid}"
    number = {"once": planner.get(f"{page}/edit").text.split('action="' + page + "/copy")[1]}
    number["once"] = number["once"].split('name="once" value="')[1].split('"')[0]
    before = count(Activity)
    locations = {planner.post(f"{page}/copy", data=number).location for _ in range(2)}
    assert len(locations) == 1
    assert count(Activity) == before + 1


def test_what_was_refused_can_be_sent_again_with_the_same_number(timetable, planner, count):
    path = f"/editions/{timetable.edition.id}/activities/new"
    form = main_form(planner.get(path).text)
    assert planner.post(path, data=form).status_code == 422
    assert count(Answered) == 0
    assert planner.post(path, data=form | {"title-en": "Sailing"}).status_code == 303


def test_somebody_else_with_the_same_number_is_somebody_else(timetable, planner, signed_in, count):
    path = f"/editions/{timetable.edition.id}/activities/new"
    form = main_form(planner.get(path).text) | {"title-en": "Sailing"}
    before = count(Activity)
    planner.post(path, data=form)
    other = signed_in("programme_coordinator", programme_id=timetable.programme.id)
    other.post(path, data=form)
    assert count(Activity) == before + 2


def test_the_database_refuses_a_second_time(session):
    session.add(Answered(digest="a" * 64, at=clocks.now()))
    session.flush()
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add(Answered(digest="a" * 64, at=clocks.now()))


def test_numbers_are_forgotten_after_a_week(app, session, clock):
    now = clocks.now()
    session.add_all(
        Answered(digest=letter * 64, at=now - KEPT + age)
        for letter, age in (("a", KEPT), ("b", -KEPT))
    )
    session.commit()
    with app.app_context():
        forget_answered()
    assert session.scalars(select(Answered.digest)).all() == ["a" * 64]


def race(live, number):
    """Send one form five times at the same moment; return how many activities there are more."""
    with live.app.app_context(), live.transaction() as session:
        made = making.timetable(session)
        user = someone(session, number, "programme_coordinator", programme_id=made.programme.id)
        before = session.scalar(select(func.count(Activity.id)))
        path = f"/editions/{made.edition.id}/activities/new"
    form = main_form(live.client().sign_in(user).get(path).text) | {"title-en": "Sailing"}
    clients, start = [live.client().sign_in(user) for _ in range(5)], Barrier(5)

    def send(client):
        start.wait()
        return client.post(path, data=form, checked=False).status_code

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(send, clients)) == {303}
    with live.transaction() as session:
        return session.scalar(select(func.count(Activity.id))) - before


def test_five_clicks_at_the_same_moment_add_one(live):
    assert race(live, 1) == 1


def test_without_the_guard_they_add_five(live, monkeypatch):
    monkeypatch.setattr(once, "_claim", lambda _session, _digest: "")
    assert race(live, 2) == 5
