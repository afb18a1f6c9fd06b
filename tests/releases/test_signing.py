"""Places at activities: never more than there are, never twice at one time, given back."""

import pytest
from sqlalchemy import func, select

from app.history.models import Record
from app.releases import actions
from app.releases.errors import AlreadyBegun, NoPlaceLeft, NoSignUp, SameTime
from app.releases.models import SignUp


@pytest.fixture
def training(placed, release, session):
    """The joint training, released, with one place."""
    activity = placed.others[3]
    activity.places = 1
    session.commit()
    release()
    return activity


def taken(session, activity):
    session.refresh(activity)
    rows = session.scalar(select(func.count()).where(SignUp.activity_id == activity.id))
    assert rows == activity.taken
    return activity.taken


def test_a_place_is_taken_once_given_back_and_taken_again(session, training, placed, enter):
    hana, yuki = enter("Hana"), enter("Yuki")
    assert actions.sign_up(session, None, placed.edition, hana, training)
    assert not actions.sign_up(session, None, placed.edition, hana, training)
    with pytest.raises(NoPlaceLeft):
        actions.sign_up(session, None, placed.edition, yuki, training)
    assert taken(session, training) == 1
    assert actions.leave(session, None, placed.edition, hana, training)
    assert not actions.leave(session, None, placed.edition, hana, training)
    assert taken(session, training) == 0
    assert actions.sign_up(session, None, placed.edition, yuki, training)
    told = session.scalars(select(Record.action).where(Record.action.like("sign_up.%"))).all()
    assert sorted(told) == ["sign_up.left", "sign_up.made", "sign_up.made"]


def test_nobody_signs_up_for_two_things_at_once(session, training, placed, enter, put, release):
    hana = enter("Hana")
    put(placed.matches[0], 5, placed.spaces[1])
    release()
    with pytest.raises(SameTime, match="Toyama against"):
        actions.sign_up(session, None, placed.edition, hana, training)


def test_what_was_not_released_or_has_begun_takes_nobody(session, training, placed, enter, clock):
    hana = enter("Hana")
    museum = placed.others[4]
    museum.places = 3
    session.flush()
    with pytest.raises(NoSignUp):
        actions.sign_up(session, None, placed.edition, hana, museum)
    actions.sign_up(session, None, placed.edition, hana, training)
    clock(training.starts_at)
    with pytest.raises(AlreadyBegun):
        actions.leave(session, None, placed.edition, hana, training)
    yuki = enter("Yuki")
    clock(training.starts_at)
    with pytest.raises(AlreadyBegun):
        actions.sign_up(session, None, placed.edition, yuki, training)


def test_whoever_withdraws_frees_the_place(session, training, placed, enter, now):
    hana = enter("Hana")
    actions.sign_up(session, None, placed.edition, hana, training)
    assert actions.free_places(session) == 0
    hana.withdrawn_at = now()
    session.flush()
    assert actions.free_places(session) == 1
    assert taken(session, training) == 0
    with pytest.raises(NoSignUp):
        actions.sign_up(session, None, placed.edition, hana, training)


def test_a_head_signs_people_up_and_sees_why_not(session, training, placed, enter, client, account):
    hana, yuki = enter("Hana"), enter("Yuki")
    head = client.sign_in(account("region", "t-jp"))
    path = f"/editions/{placed.edition.id}/delegations/t-jp/sign-ups"
    assert "Joint training" in head.get(path).text
    answer = head.post(path, data={"person": hana.id, "activity": training.uuid})
    assert answer.status_code == 303
    full = head.post(path, data={"person": yuki.id, "activity": training.uuid})
    assert full.status_code == 422
    assert "No place is left." in full.text
    (place,) = session.scalars(select(SignUp))
    other = client.sign_in(account("region", "t-kr"))
    assert other.post(f"{path}/{place.id}/leave").status_code == 404
    head = client.sign_in(account("region", "t-jp"))
    assert head.post(f"{path}/{place.id}/leave").status_code == 303
    assert taken(session, training) == 0


def test_the_coordinator_sees_who_signed_up(session, training, placed, enter, coordinator):
    hana = enter("Hana")
    actions.sign_up(session, None, placed.edition, hana, training)
    session.commit()
    seen = coordinator.get(f"/activities/{training.uuid}/sign-ups").text
    assert "Hana" in seen
    assert "1 of 1 places are taken" in seen
    listed = coordinator.get(f"/editions/{placed.edition.id}/releases").text
    assert f"/activities/{training.uuid}/sign-ups" in listed
