"""Answers that are fixed: asked for, opened again for some days, and nothing of them told."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.core.outbox import Letter
from app.questions.answering import actions
from app.questions.answering.errors import AnswersRefused, NothingFixed
from app.questions.rules.reopening import fixed, with_dependents
from app.requests import actions as requests
from app.requests import queries as waiting
from app.requests.actions.keeping import Asked
from app.requests.models import Request
from app.stages.errors import StageByRequest, StageLocked, StageNotOpen
from app.stages.models import Stage
from tests.editions.making import NOON
from tests.matrix.reading import main_form
from tests.questions.making import ask, draft, option
from tests.questions.test_answer_pages import at, head, someone
from tests.questions.test_answering import found, give, opened

__all__ = ["head", "someone"]

DAY = timedelta(days=1)
WHY = "The flight was cancelled"


def question(number, show_if=None, frozen_from=None):
    return SimpleNamespace(id=number, show_if_id=show_if, frozen_from=frozen_from)


def test_what_only_shows_because_of_an_answer_is_opened_with_it():
    asked = [question(1), question(2, 1), question(3, 2), question(4), question(5, 4)]
    assert with_dependents(asked, {1}) == {1, 2, 3}
    assert with_dependents(asked, {3, 9}) == {3}


@pytest.mark.parametrize(("late", "numbers"), [(False, [2]), (True, [1, 2, 3])])
def test_after_the_deadline_all_answers_are_fixed_and_before_it_some(late, numbers):
    asked = [question(1), question(2, frozen_from=NOON), question(3, frozen_from=NOON + DAY)]
    assert [one.id for one in fixed(asked, NOON, late=late)] == numbers


@pytest.fixture
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def asked(app, world, session, someone):
    """A flight and what shows because of it, a motto, and a passport's sealed number."""
    flies = ask(session, world, draft("Flies?", "choice", options=(option("yes"), option("no"))))
    number = draft("Flight?", show_if_id=flies.id, show_if_values=("yes",))
    made = {
        "flies": flies,
        "flight": ask(session, world, number),
        "motto": ask(session, world, draft("Motto?")),
        "health": ask(session, world, draft("Health?", field_class="medical")),
    }
    with app.app_context():
        give(session, world, someone, {made["motto"]: "Together", made["health"]: "canary-health"})
    return made


def end(session, world, after="request"):
    stage = Stage(edition_id=world.edition.id, kind="documents", deadline=NOON, after=after)
    session.add(stage)
    session.commit()


def request_for(session, world, number, *questions):
    one = found(session, world, number)
    why = Asked(reason=WHY, submission="s" * 36)
    ids = [question.id for question in questions]
    return actions.ask_to_reopen(session, None, one, ids, why)


def accept(session, request, days=2):
    session.commit()
    one = waiting.request(session, request.edition_id, request.id)
    requests.accept(session, None, one, "Agreed", days=days)
    session.commit()


def test_an_accepted_request_opens_what_it_names_for_its_days_and_no_longer(
    world, session, someone, asked, clock, inside
):
    end(session, world)
    with pytest.raises(StageByRequest):
        give(session, world, someone, {asked["flies"]: "yes"})
    request = request_for(session, world, someone, asked["flies"])
    assert request.proposed == {"questions": [asked["flies"].id]}
    with pytest.raises(StageByRequest):
        give(session, world, someone, {asked["flies"]: "yes"})
    accept(session, request)
    answers = {asked["flies"]: "yes", asked["flight"]: "KE 765"}
    give(session, world, someone, answers, by_link=True)
    with pytest.raises(AnswersRefused):
        give(session, world, someone, {asked["motto"]: "Alone"})
    clock(NOON + 2 * DAY)
    with pytest.raises(StageByRequest):
        give(session, world, someone, {asked["flies"]: "no"})
    values = opened(session, someone)
    assert (values[asked["flight"].id], values[asked["motto"].id]) == ("KE 765", "Together")


@pytest.mark.parametrize("address", ["hanako@example.org", None])
def test_the_person_is_told_until_when_answers_are_open(
    world, session, someone, asked, inside, address
):
    end(session, world)
    found(session, world, someone).mail = address
    accept(session, request_for(session, world, someone, asked["motto"]))
    letters = session.scalars(select(Letter).where(Letter.recipient == address)).all()
    assert len(letters) == bool(address)
    for letter in letters:
        assert (letter.language, WHY in letter.body) == ("ja", False)
        assert "/own" in letter.body
        assert "2027" in letter.body.partition("/own")[0]


def set_open(session, world, number, *, on):
    found(session, world, number).delegation.edition.registration_open = on
    session.commit()


def test_a_locked_stage_and_a_closed_registration_open_nothing(
    world, session, someone, asked, inside
):
    with pytest.raises(NothingFixed):
        request_for(session, world, someone, asked["motto"])
    end(session, world)
    accept(session, request_for(session, world, someone, asked["motto"]))
    set_open(session, world, someone, on=False)
    with pytest.raises(StageNotOpen):
        give(session, world, someone, {asked["motto"]: "Alone"})
    set_open(session, world, someone, on=True)
    session.scalars(select(Stage)).one().after = "locked"
    session.commit()
    with pytest.raises(StageLocked):
        request_for(session, world, someone, asked["flies"])


def test_a_frozen_answer_is_asked_for_while_the_others_are_open(
    world, session, someone, asked, inside
):
    frozen = ask(session, world, draft("Shirt?", frozen_from=NOON))
    with pytest.raises(AnswersRefused):
        give(session, world, someone, {frozen: "M"})
    request = request_for(session, world, someone, frozen, asked["motto"])
    assert request.proposed == {"questions": [frozen.id]}
    accept(session, request)
    give(session, world, someone, {frozen: "M", asked["motto"]: "Still open"})
    assert opened(session, someone)[frozen.id] == "M"


def test_a_region_asks_and_the_coordinator_sees_no_sealed_answer(
    app, world, session, someone, asked, head, signed_in, clock
):
    end(session, world)
    path = at(world, someone, "requests/answers")
    assert path in head.get(at(world, someone, "answers")).text
    form = main_form(head.get(path).text) | {"reason": WHY}
    assert head.post(path, data=form).status_code == 422
    chosen = [str(asked[one].id) for one in ("motto", "health")]
    assert head.post(path, data=form | {"questions": chosen}).status_code == 303
    number = session.scalars(select(Request)).one().id
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    here = f"/editions/{world.edition.id}/requests/{number}"
    page = coordinator.get(here).text
    assert ("Together" in page, "canary-health" in page, WHY in page) == (True, False, True)
    answer = f"{here}/answer"
    assert coordinator.post(answer, data={"days": "31", "words": ""}).status_code == 422
    assert coordinator.post(answer, data={"days": "2", "words": ""}).status_code == 303
    clock(NOON + timedelta(minutes=5))
    with app.app_context():
        give(session, world, someone, {asked["motto"]: "Alone", asked["health"]: "canary-other"})
    session.commit()
    page = coordinator.get(here).text
    assert ("Alone" in page, "canary-other" in page, "Changed" in page) == (True, False, True)
    letters = session.scalars(select(Letter.body)).all()
    assert any("can be changed until" in body for body in letters)
    assert not any("canary" in body or "Together" in body for body in letters)
    session.expire_all()
    one = session.get_one(Request, number)
    assert "canary" not in str((one.proposed, one.before))
