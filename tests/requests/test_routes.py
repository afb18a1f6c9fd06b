"""The pages of requests: a late form becomes one, and a coordinator answers it."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.registration.models import Participant
from app.requests import rules
from app.requests.models import Request
from app.stages import actions as stages
from tests.conftest import statements
from tests.matrix.reading import main_form
from tests.requests.conftest import enter, person_of
from tests.stages.conftest import BEFORE, planned

TYPED = {"role": "athlete", "native_family": "Kawa", "native_given": "Aoi", "mail": "a@example.org"}
WHY = {"reason": "A bus was late"}


def post(client, path, data):
    """Post as a browser does, which posts the same once more where a 307 leads."""
    answer = client.post(path, data=data)
    assert answer.status_code == 307
    return client.post(answer.location, data=data)


def only_request(session):
    return session.scalars(select(Request)).one()


def test_a_deadline_that_passes_while_typing_turns_the_form_into_a_request(
    world, session, clock, signed_in, paths
):
    clock(BEFORE)
    toyama = region(world, signed_in)
    form = main_form(toyama.get(paths.new).text) | TYPED
    clock(BEFORE.replace(month=6, day=1, hour=9))
    toyama = region(world, signed_in)
    answer = toyama.post(paths.new, data=form)
    assert (answer.status_code, answer.location) == (307, paths.enter)
    answer = post(toyama, paths.new, form)
    assert answer.status_code == 200
    shown = main_form(answer.text)
    assert {name: shown[name] for name in TYPED} == TYPED
    assert "Ask the coordinator" in answer.text
    assert session.scalar(select(func.count(Request.id))) == 0
    answer = toyama.post(paths.enter, data=shown | WHY)
    request = only_request(session)
    assert answer.location == f"{paths.queue}/{request.id}"
    assert (request.what, request.proposed["native_family"]) == ("enter", "Kawa")
    assert request.submission == form["submission"]


def region(world, signed_in):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    return signed_in("region_coordinator", **scope)


@pytest.mark.parametrize(
    ("path", "what", "body"),
    [
        ("edit", "change", {"latin_family": "MORI"}),
        ("withdraw", "withdraw", {}),
    ],
)
def test_a_late_change_or_withdrawal_becomes_a_request(
    world, session, toyama, paths, path, what, body
):
    person = person_of(session, world)
    here = f"{paths.here}/people/{person.id}"
    form = main_form(toyama.get(f"{here}/edit").text) if path == "edit" else {}
    answer = post(toyama, f"{here}/{path}", form | body)
    assert answer.status_code == 200
    answer = toyama.post(f"{here}/requests/{what}", data=main_form(answer.text) | WHY)
    assert answer.status_code == 303
    request = only_request(session)
    assert (request.what, set(request.proposed)) == (what, set(body))


def test_late_numbers_become_a_request(world, session, toyama, paths):
    path = f"{paths.here}/numbers"
    form = main_form(toyama.get(path).text) | {"athlete_people": "2"}
    answer = post(toyama, path, form)
    assert main_form(answer.text)["athlete_people"] == "2"
    answer = toyama.post(paths.numbers, data=main_form(answer.text) | WHY)
    assert answer.status_code == 303
    assert only_request(session).proposed == {"athlete_people": 2, "coach_people": 0}


def test_a_request_needs_a_reason_and_keeps_what_was_typed(world, session, toyama, paths):
    form = main_form(toyama.get(paths.enter).text) | TYPED
    answer = toyama.post(paths.enter, data=form)
    assert answer.status_code == 422
    assert main_form(answer.text)["native_family"] == "Kawa"
    assert session.scalar(select(func.count(Request.id))) == 0


def test_a_form_sent_twice_is_one_request(world, session, toyama, paths):
    form = main_form(toyama.get(paths.enter).text) | TYPED | WHY
    locations = {toyama.post(paths.enter, data=form).location for _time in range(2)}
    assert locations == {f"{paths.queue}/{only_request(session).id}"}
    answer = toyama.post(paths.enter, data=form | {"native_family": "Sato"})
    assert answer.status_code == 422
    assert main_form(answer.text)["submission"] != form["submission"]


def test_a_full_role_offers_to_ask_for_one_above_the_limit(world, session, clock, signed_in, paths):
    stages.set_stages(session, None, world.edition, planned(after="request"))
    for number in (2, 3):
        enter(session, world, "Oda", f"{number}" * 36, allowed=True)
    session.commit()
    clock(BEFORE)
    toyama = region(world, signed_in)
    answer = toyama.post(paths.new, data=main_form(toyama.get(paths.new).text) | TYPED)
    assert answer.status_code == 422
    assert f'formaction="{paths.above}"' in answer.text
    answer = toyama.post(paths.above, data=main_form(answer.text))
    assert main_form(answer.text)["native_given"] == "Aoi"
    answer = toyama.post(paths.above, data=main_form(answer.text) | WHY)
    assert only_request(session).what == "above"


def test_more_than_announced_may_be_asked_for(world, session, clock, signed_in, paths):
    clock(BEFORE)
    toyama = region(world, signed_in)
    path = f"{paths.here}/numbers"
    answer = toyama.post(path, data=main_form(toyama.get(path).text) | {"athlete_people": "9"})
    assert f'formaction="{paths.numbers}"' in answer.text


def test_the_coordinator_sees_both_sides_and_accepts(world, session, toyama, paths, signed_in):
    person = person_of(session, world)
    path = f"{paths.here}/people/{person.id}/requests/change"
    body = main_form(toyama.get(path).text) | {"native_family": "Tani"} | WHY
    assert toyama.post(path, data=body).status_code == 303
    request = only_request(session)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    assert "Change a person" in coordinator.get(paths.queue).text
    page = coordinator.get(f"{paths.queue}/{request.id}")
    text = " ".join(page.text.split())
    assert text.index("Family name") < text.index("Mori</div>") < text.index("<strong>Tani")
    assert "A bus was late" in text
    answer = coordinator.post(f"{paths.queue}/{request.id}/answer", data={"words": "Agreed"})
    assert answer.status_code == 303
    assert session.scalars(select(Participant.native_family)).one() == "Tani"
    assert "Change a person" not in coordinator.get(paths.queue).text
    assert "Accepted" in coordinator.get(f"{paths.queue}?show=answered").text
    assert "Agreed" in region(world, signed_in).get(f"{paths.queue}/{request.id}").text


def asked(session, toyama, paths, **changes):
    form = main_form(toyama.get(paths.enter).text) | TYPED | WHY | changes
    assert toyama.post(paths.enter, data=form).status_code == 303
    return session.scalars(select(Request).order_by(Request.id.desc())).first()


def test_declining_needs_words_and_keeps_the_request(world, session, toyama, paths, signed_in):
    request = asked(session, toyama, paths)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    path = f"{paths.queue}/{request.id}/answer"
    answer = coordinator.post(path, data={"do": "decline", "words": ""})
    assert answer.status_code == 422
    assert "Say why" in answer.text
    answer = coordinator.post(path, data={"do": "decline", "words": "The hotel is full"})
    assert answer.status_code == 303
    assert only_request(session).state == "declined"


def test_what_the_world_refuses_is_shown_and_the_request_waits(
    world, session, toyama, paths, signed_in
):
    request = asked(session, toyama, paths)
    for number in (2, 3):
        enter(session, world, "Oda", f"{number}" * 36, allowed=True)
    session.commit()
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    answer = coordinator.post(f"{paths.queue}/{request.id}/answer", data={"words": ""})
    assert answer.status_code == 422
    assert "Your region has no place left in this role." in answer.text
    assert only_request(session).state == "open"


def test_a_region_takes_its_request_back(world, session, toyama, paths):
    request = asked(session, toyama, paths)
    assert "Take the request back" in toyama.get(f"{paths.queue}/{request.id}").text
    assert toyama.post(f"{paths.queue}/{request.id}/take-back").status_code == 303
    assert "Taken back" in toyama.get(paths.here).text
    assert toyama.post(f"{paths.queue}/{request.id}/take-back").status_code == 409


def test_another_region_sees_nothing_of_it(world, session, toyama, paths, signed_in):
    request = asked(session, toyama, paths)
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    gangwon = signed_in("region_coordinator", **scope)
    for path in (f"{paths.queue}/{request.id}", paths.queue, paths.enter):
        assert gangwon.get(path).status_code == 404
    assert gangwon.post(f"{paths.queue}/{request.id}/answer").status_code == 404


def test_the_delegations_page_asks_instead_of_entering(world, session, toyama, paths):
    text = toyama.get(paths.here).text
    assert "Ask to enter a participant" in text
    assert "Ask to withdraw" in text
    assert 'href="' + paths.new not in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_reads_the_same_for_one_request_as_for_three(
    world, session, toyama, paths, app, signed_in, count
):
    for number in range(count):
        asked(session, toyama, paths, native_given="Aoi" + "o" * number)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    for path, expected in ((paths.queue, 6), (paths.here, 12)):
        with statements(app.extensions["engine"]) as seen:
            coordinator.get(path)
        assert len(seen) == expected, path


CHILD = {"birth_date": "2015-03-17", "mail": "canary-child@example.org"}
ADULT = {"birth_date": "1990-03-17", "mail": "canary-adult@example.org"}


@pytest.mark.parametrize(
    ("born", "before", "proposed", "hidden"),
    [
        (None, None, "2015-03-17", True),
        (None, None, "1990-03-17", False),
        (None, None, None, True),
        (date(2015, 3, 17), None, None, True),
        (date(1990, 3, 17), None, None, False),
        (None, "2015-03-17", "1990-03-17", True),
        (None, "1990-03-17", "2015-03-17", True),
    ],
)
def test_whoever_may_need_a_guardian_is_guarded(born, before, proposed, hidden):
    told = ({"birth_date": before}, {"birth_date": proposed}, born)
    assert rules.guarded(*told, BEFORE.date()) is hidden


@pytest.mark.parametrize(("given", "shown"), [(CHILD, False), (ADULT, True)])
def test_a_childs_birth_date_and_mail_wait_for_a_guardian(
    world, session, toyama, paths, signed_in, given, shown
):
    request = asked(session, toyama, paths, **given)
    path = f"{paths.queue}/{request.id}"
    tokens = (f"Mar {given['birth_date'][:4]}", given["mail"])
    own = toyama.get(path).text
    assert all(token in own for token in tokens)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    for here in (path, f"{path}/answer"):
        page = coordinator.get(here).text
        assert [token in page for token in tokens] == [shown, shown]
        assert ("until a guardian agrees" in page) is not shown
