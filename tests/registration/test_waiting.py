"""The waiting list on the pages: who may join, who is offered a place, and until when."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.accounts.models import Grant, User
from app.core import queue
from app.core.outbox import Letter
from app.editions.models import Edition, Place
from app.history.models import Record
from app.registration import actions, jobs, queries
from app.registration.models import Delegation, Participant
from tests.conftest import statements
from tests.editions import making
from tests.registration.test_limits import set_limits
from tests.registration.test_routes import answers, delegation, enter
from tests.registration.test_rules import TARO


def named(session, name):
    session.expire_all()
    return session.scalars(select(Participant).where(Participant.native_given == name)).one()


def states(session):
    session.expire_all()
    found = select(Participant).order_by(Participant.id)
    return {one.native_given: one.state for one in session.scalars(found)}


def counted(session, world):
    place = session.scalars(
        select(Place).where(Place.role == "athlete", Place.region_id == world.toyama.id)
    ).one()
    session.refresh(place)
    return place.taken, place.waiting


@pytest.fixture
def listed(coordinator, world):
    """The edition keeps a waiting list; an offer holds two days."""
    told = {"waiting_list": "y", "offer_hours": "48"}
    assert coordinator.post(f"{world.path}/waiting", data=told).status_code == 303
    return coordinator


@pytest.fixture
def full(listed, region, world):
    """Three athletes are entered, and two wait."""
    for name in ("一", "二", "三"):
        assert enter(region, world, native_given=name).status_code == 303
    for name in ("四", "五"):
        assert enter(region, world, native_given=name, wait="y").status_code == 303
    return region


def do(client, world, person, verb, **data):
    return client.post(f"{delegation(world)}/people/{person.id}/{verb}", data=data)


def test_without_a_waiting_list_nobody_waits(region, world, session):
    for _ in range(3):
        enter(region, world)
    page = enter(region, world, wait="y")
    assert (page.status_code, "waiting list" in page.text) == (422, False)
    assert counted(session, world) == (3, 0)


def test_a_full_limit_offers_to_wait(listed, region, world, session):
    assert 'name="wait"' not in region.get(f"{delegation(world)}/people/new").text
    for _ in range(3):
        enter(region, world)
    page = enter(region, world)
    assert (page.status_code, 'name="wait"' in page.text) == (422, True)
    assert counted(session, world) == (3, 0)
    assert enter(region, world, wait="y").status_code == 303
    assert counted(session, world) == (3, 1)


def test_a_region_sees_where_its_people_stand(full, listed, world, session, signed_in):
    page = full.get(delegation(world)).text
    assert "On the waiting list" in page
    assert "Toyama, Athlete: place 1 of 2" in page
    assert "Toyama, Athlete: place 2 of 2" in page
    assert "(2 wait)" in page
    seen = listed.get(f"{world.path}/waiting").text
    assert seen.index("四") < seen.index("五")
    assert "Toyama, Athlete: place 2 of 2" in seen
    do(full, world, named(session, "一"), "withdraw")
    enter(full, world, native_given="六", wait="y")
    seen = listed.get(f"{world.path}/waiting").text
    # One table in the order of joining: who has an offer keeps the line, without a number.
    cells = re.findall(r'class="number"><div class="cell">(.*?)</div>', seen)
    assert (cells, "A place is offered until" in seen) == (["–", "1", "2"], True)
    assert [seen.index(one) for one in "四五六"] == sorted(seen.index(one) for one in "四五六")


def test_rosters_and_counts_leave_out_who_waits(full, listed, world):
    page = listed.get(f"{world.path}/roster").text
    assert ("山田 三" in page, "山田 四" in page) == (True, False)
    assert "3 people" in page
    found = listed.get(f"{world.path}/roster?q=山田").text
    assert ("山田 三" in found, "山田 四" in found) == (True, False)
    page = listed.get(f"{world.path}/delegations").text
    assert "3 of 3" in page


def test_a_repeat_waits_once(listed, region, world, session):
    for _ in range(3):
        enter(region, world)
    data = answers(wait="y")
    path = f"{delegation(world)}/people/new"
    assert region.post(path, data=data).location == region.post(path, data=data).location
    assert counted(session, world) == (3, 1)


def test_a_freed_place_is_offered_by_mail_and_accepted(full, world, session):
    do(full, world, named(session, "一"), "withdraw")
    offered = named(session, "四")
    assert (offered.state, offered.offer_until) == ("offered", making.NOON + timedelta(hours=48))
    assert counted(session, world) == (3, 1)
    letter = session.scalars(select(Letter)).one()
    address = f"{delegation(world)}/people/{offered.id}/offer"
    assert address in letter.body
    assert "四" not in letter.subject + letter.body
    assert "A place is offered until" in full.get(delegation(world)).text
    assert "Accept the place" in full.get(address).text
    assert do(full, world, offered, "offer/accept").status_code == 303
    assert states(session) == {
        "一": "entered",
        "二": "entered",
        "三": "entered",
        "四": "entered",
        "五": "waiting",
    }
    assert counted(session, world) == (3, 1)
    assert do(full, world, offered, "offer/accept").status_code == 409
    assert "There is no offer" in full.get(address).text
    seen = session.scalars(select(Record.action).order_by(Record.id.desc()).limit(3)).all()
    assert seen == ["participant.accepted_offer", "participant.offered", "participant.withdrawn"]


@pytest.mark.parametrize("language", ["ja", "xx"])
def test_the_mail_is_in_the_readers_language(full, world, session, language):
    found = select(Grant.user_id).where(Grant.region_id == world.toyama.id)
    session.get_one(User, session.scalars(found).one()).language = language
    session.commit()
    do(full, world, named(session, "一"), "withdraw")
    assert session.scalars(select(Letter.language)).all() == ["ja" if language == "ja" else "en"]


def test_who_declines_is_withdrawn_and_the_next_is_offered_the_place(full, world, session):
    do(full, world, named(session, "一"), "withdraw")
    offered = named(session, "四")
    assert do(full, world, offered, "offer/decline").status_code == 303
    assert named(session, "四").withdrawn_at == making.NOON
    assert (states(session)["五"], counted(session, world)) == ("offered", (3, 0))


def lapsed(session):
    """Return the mails between the first offer and the next one."""
    return session.scalars(select(Letter).order_by(Letter.id)).all()[1:-1]


def test_an_offer_lapses_and_counts_as_taken_until_then(app, full, world, session, clock):
    named(session, "四").mail = "shiro@example.org"
    session.commit()
    do(full, world, named(session, "一"), "withdraw")
    edition = queries.edition(session, world.edition.id)
    clock(making.NOON + timedelta(hours=48) - timedelta(seconds=1))
    with app.app_context():
        assert actions.expire_offers(session, edition) == 0
    assert lapsed(session) == []
    clock(making.NOON + timedelta(hours=48))
    found = select(Grant.user_id).where(Grant.region_id == world.toyama.id)
    head = session.get_one(User, session.scalars(found).one())
    full.sign_in(head)
    assert do(full, world, named(session, "四"), "offer/accept").status_code == 409
    session.get_one(User, head.id).language = "ko"
    session.commit()
    with app.app_context():
        jobs.expire_offers()
        jobs.expire_offers()
    told = lapsed(session)
    assert [letter.recipient for letter in told] == [head.email, "shiro@example.org"]
    assert all("四" not in one.subject + one.body for one in told)
    gone = named(session, "四")
    assert f"{delegation(world)}#person-{gone.id}" in told[0].body
    assert [letter.language for letter in told] == ["ko", "ja"]
    assert (gone.state, gone.withdrawn_by_id, gone.withdrawn_at is None) == ("lapsed", None, False)
    assert (states(session)["五"], counted(session, world)) == ("offered", (3, 0))
    page = full.get(f"{delegation(world)}?language=en").text
    assert "The offer of a place lapsed" in page


def test_whoever_comes_back_stands_at_the_end(full, world, session):
    waiting = named(session, "四")
    do(full, world, waiting, "withdraw")
    assert counted(session, world) == (3, 1)
    do(full, world, waiting, "restore")
    assert counted(session, world) == (3, 2)
    order = [one.id for one in queries.waiting(session, world.edition.id)]
    assert order == [named(session, "五").id, waiting.id]


def test_another_role_means_another_place_in_the_queue(full, world, session):
    waiting = named(session, "四")
    page = full.get(f"{delegation(world)}/people/{waiting.id}/edit").text
    assert "at its end" in page
    same = answers(native_given="四", latin_given="SHIRO")
    assert do(full, world, waiting, "edit", **same).status_code == 303
    order = [one.id for one in queries.waiting(session, world.edition.id)]
    assert order == [waiting.id, named(session, "五").id]
    coach = answers(native_given="四", role="coach")
    assert do(full, world, waiting, "edit", **coach).status_code == 303
    assert (states(session)["四"], counted(session, world)) == ("entered", (3, 1))


def test_a_raised_limit_is_offered_in_order(full, listed, world, session):
    assert set_limits(listed, world, athlete_per_region="4").status_code == 303
    assert (states(session)["四"], states(session)["五"]) == ("offered", "waiting")
    lowered = set_limits(listed, world, athlete_per_region="3")
    assert (lowered.status_code, "Toyama, Athlete: 4 of 3" in lowered.text) == (422, True)
    assert set_limits(listed, world, athlete_per_region="").status_code == 303
    assert states(session)["五"] == "offered"


def test_a_role_for_which_people_wait_is_not_taken_away(full, listed, world, session):
    for name in ("一", "二", "三"):
        person = named(session, name)
        coach = answers(native_given=name, role="coach")
        do(full, world, person, "edit", **coach)
    told = {"coach_offered": "y"}
    refused = listed.post(f"{world.path}/limits", data=told)
    assert (refused.status_code, "Toyama, Athlete: 2" in refused.text) == (422, True)


def test_a_list_on_which_people_stand_cannot_be_ended(full, listed, world, session):
    told = {"offer_hours": "24"}
    refused = listed.post(f"{world.path}/waiting", data=told)
    assert (refused.status_code, "2 people still wait" in refused.text) == (422, True)
    for name in ("四", "五"):
        do(full, world, named(session, name), "withdraw")
    assert listed.post(f"{world.path}/waiting", data=told).status_code == 303
    session.expire_all()
    assert session.get_one(Edition, world.edition.id).waiting_list is False


def test_a_region_whose_people_wait_cannot_stay_away(full, world, session):
    for name in ("一", "二", "三"):
        do(full, world, named(session, name), "withdraw")
    for name in ("四", "五"):
        do(full, world, named(session, name), "offer/decline")
    told = {"taking_part": "no"}
    for _ in range(3):
        enter(full, world)
    enter(full, world, native_given="六", wait="y")
    assert full.post(f"{delegation(world)}/answer", data=told).status_code == 422
    assert session.scalars(select(Delegation)).one().taking_part is True


@pytest.mark.parametrize(
    ("hours", "words"), [("0", "Number must be between"), ("", "Answer this question")]
)
def test_an_offer_needs_time(coordinator, world, hours, words):
    told = {"waiting_list": "y", "offer_hours": hours}
    page = coordinator.post(f"{world.path}/waiting", data=told)
    assert (page.status_code, words in page.text) == (422, True)


def test_a_place_above_the_limit_goes_with_its_person(listed, region, world, session):
    for _ in range(3):
        enter(region, world)
    enter(region, world, native_given="四", wait="y")
    invitee = queries.invitee(session, world.edition.id, "t-jp")
    above = actions.enter_above(session, None, invitee, TARO, "above")
    session.commit()
    assert (counted(session, world), states(session)["四"]) == ((4, 1), "waiting")
    do(region, world, session.get_one(Participant, above.id), "withdraw")
    assert (counted(session, world), states(session)["四"]) == ((3, 1), "waiting")


@pytest.fixture
def statements_run(app):
    with statements(app.extensions["engine"]) as seen:
        yield seen


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_takes_a_constant_number_of_statements(
    listed, region, world, session, statements_run, number
):
    for _ in range(3 + number):
        enter(region, world, wait="y")
    statements_run.clear()
    assert listed.get(f"{world.path}/waiting").status_code == 200
    # who asks; edition, roles, invitees; the queue; who waits, their order, counters, names
    assert len(statements_run) == 9, statements_run


def test_the_worker_lets_offers_lapse_every_minute(app):
    name = "app.registration.jobs.expire_offers"
    assert name in queue.of(app).calls
    assert queue._jobs[name][1] is True
