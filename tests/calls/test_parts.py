"""Criteria, phases of review and the panel of a call."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from app.accounts.models import Grant
from app.calls import actions, policy, queries
from app.calls.errors import PhasesOverlap
from app.calls.models import PanelMember
from app.calls.rules import Measure, PlannedPhase
from app.calls.type import proposal_type
from app.core.words import Words
from tests.calls.conftest import CLOSES, DAY, TYPE, plan
from tests.editions import making
from tests.matrix.reading import main_form


def measure(name, weight=1):
    return Measure(label=Words(en=name), hint=Words(), weight=weight, least=0, most=5)


def phase(name, begins, ends):
    return PlannedPhase(
        name=Words(en=name),
        opens_at=CLOSES + begins * DAY,
        closes_at=CLOSES + ends * DAY,
        who="assigned",
        blind=False,
        others="after-own",
        may_decide=False,
    )


def names(session, made):
    return [one.label["en"] for one in queries.criteria(session, made.id)]


def test_criteria_are_added_changed_and_removed_on_pages(coordinator, call, session):
    made = call()
    path = f"/calls/{made.id}/criteria"
    assert "reviewers could only comment" in coordinator.get(path).text
    body = {"label-en": "Use", "label-ja": "有用性", "weight": "3", "least": "1", "most": "4"}
    assert coordinator.post(f"{path}/new", data=body).status_code == 303
    coordinator.post(f"{path}/new", data=body | {"label-en": "Cost", "weight": "1"})
    shown = coordinator.get(path).text
    assert all(one in shown for one in ("75%", "25%", "1 to 4"))
    first = queries.criteria(session, made.id)[0]
    begun = main_form(coordinator.get(f"{path}/{first.id}").text)
    assert begun["label-ja"] == "有用性"
    refused = coordinator.post(f"{path}/{first.id}", data=begun | {"most": "1"})
    assert (refused.status_code, "must be above the lowest" in refused.text) == (422, True)
    assert coordinator.post(f"{path}/{first.id}", data=begun | {"weight": "0"}).status_code == 303
    assert "not counted" in coordinator.get(f"/calls/{made.id}").text
    assert coordinator.post(f"{path}/{first.id}/remove").status_code == 303
    assert names(session, made) == ["Cost"]


@pytest.mark.parametrize(
    ("which", "direction", "order"),
    [
        ("B", "up", ["B", "A", "C"]),
        ("B", "down", ["A", "C", "B"]),
        ("A", "up", ["A", "B", "C"]),
        ("C", "down", ["A", "B", "C"]),
    ],
)
def test_criteria_are_put_in_order(coordinator, call, session, which, direction, order):
    made = call()
    there = {one: actions.add_criterion(session, None, made, measure(one)) for one in "ABC"}
    session.commit()
    path = f"/calls/{made.id}/criteria/{there[which].id}/move"
    assert coordinator.post(path, data={"direction": direction}).status_code == 303
    assert names(session, made) == order


def test_phases_are_added_changed_and_removed_on_pages(coordinator, call, session):
    made = call()
    path = f"/calls/{made.id}/phases"
    body = {
        "name-en": "First look",
        "opens_at": "2027-06-01T09:00",
        "closes_at": "2027-06-10T18:00",
        "who": "all",
        "blind": "y",
        "others": "never",
    }
    assert coordinator.post(f"{path}/new", data=body).status_code == 303
    found = queries.phases(session, made.id)[0]
    assert (found.who, found.blind, found.others, found.may_decide) == ("all", True, "never", False)
    overlapping = body | {"name-en": "Second", "opens_at": "2027-06-10T17:59"}
    overlapping["closes_at"] = "2027-06-20T18:00"
    refused = coordinator.post(f"{path}/new", data=overlapping)
    assert refused.status_code == 422
    assert "The phase “First look” is open then." in refused.text
    after = overlapping | {"opens_at": "2027-06-10T18:00"}
    assert coordinator.post(f"{path}/new", data=after).status_code == 303
    begun = main_form(coordinator.get(f"{path}/{found.id}").text)
    answer = coordinator.post(f"{path}/{found.id}", data=begun | {"closes_at": "2027-06-11T18:00"})
    assert (answer.status_code, "“Second” is open then" in answer.text) == (422, True)
    moved = begun | {"closes_at": "2027-06-09T18:00", "may_decide": "y"}
    assert coordinator.post(f"{path}/{found.id}", data=moved).status_code == 303
    assert "First look" in coordinator.get(f"/calls/{made.id}").text
    assert coordinator.post(f"{path}/{found.id}/remove").status_code == 303
    assert [one.name["en"] for one in queries.phases(session, made.id)] == ["Second"]


def test_a_phase_does_not_stand_in_its_own_way(call, session):
    made = call()
    found = actions.add_phase(session, None, made, phase("First", 0, 10))
    found = queries.review_phase(session, made.id, found.id)
    actions.change_phase(session, None, found, phase("First", 5, 15))
    assert found.opens_at == CLOSES + 5 * DAY


def test_of_two_phases_that_overlap_one_is_added_at_the_same_moment(live):
    with live.transaction() as session:
        world = making.world(session)
        number = actions.make(session, None, world.programme, proposal_type(TYPE), plan()).id
    start, answers = Barrier(2), []

    def add(days):
        start.wait()
        try:
            with live.transaction() as session:
                made = queries.call(session, number)
                actions.add_phase(session, None, made, phase("Mine", days, days + 10))
            answers.append("added")
        except PhasesOverlap:
            answers.append("refused")

    threads = [Thread(target=add, args=(days,)) for days in (0, 5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answers) == ["added", "refused"]


def test_the_panel_is_chosen_among_those_who_hold_a_role(coordinator, call, session, world, person):
    made = call(decided_by="panel")
    scope = {"programme_id": world.programme.id}
    expert = person("region_coordinator", region_id=world.toyama.id, **scope)
    stranger = person()
    path = f"/calls/{made.id}/panel"
    assert stranger.name not in coordinator.get(path).text
    assert coordinator.post(path, data={"person": stranger.id}).status_code == 422
    for _ in range(2):
        coordinator.post(path, data={"person": expert.id})
    assert [one.user_id for one in session.scalars(select(PanelMember))] == [expert.id]
    assert decides(session, expert, made)
    assert not decides(session, stranger, made)
    assert coordinator.post(f"{path}/{expert.id}/remove").status_code == 303
    assert not decides(session, expert, made)


def decides(session, user, made):
    """Tell whether a person decides, as a request would: all read anew."""
    session.expire_all()
    found = queries.call(session, made.id)
    session.refresh(user, ["grants"])
    return policy.decides(user, found)


@pytest.mark.parametrize("decided_by", ["coordinator", "panel", "vote"])
def test_who_decides_is_as_the_call_says(call, session, world, person, decided_by):
    made = call(decided_by=decided_by)
    runs = person("programme_coordinator", programme_id=world.programme.id)
    assert decides(session, runs, made) is (decided_by != "panel")
    actions.add_to_panel(session, None, made, runs.id)
    assert decides(session, runs, made)


def test_whoever_left_the_programme_decides_no_more(call, session, world, person):
    made = call(decided_by="panel")
    gone = person("region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id)
    actions.add_to_panel(session, None, made, gone.id)
    assert decides(session, gone, made)
    session.execute(update(Grant).values(revoked_at=CLOSES))
    assert not decides(session, gone, made)
