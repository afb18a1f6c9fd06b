"""Pages on which the coordinator builds the questions of an edition."""

import json
import re
from html import unescape

import pytest
from sqlalchemy import select

from app.questions import actions, queries
from app.questions.models import KINDS, Question
from app.questions.rules.kinds import OPTIONED
from tests.questions.making import again, answered, ask, draft, person, sizes


@pytest.fixture
def path(world):
    return f"{world.path}/questions"


def opened(page):
    found = re.search(r'name="opened"[^>]*value="([^"]*)"', page.text).group(1)
    return unescape(found)


def only(session):
    return session.scalars(select(Question).execution_options(populate_existing=True)).one()


def test_nothing_is_asked_at_first(coordinator, path):
    page = coordinator.get(path)
    assert page.status_code == 200
    assert "Nothing is asked at this stage." in page.text


def test_every_kind_is_offered_and_has_its_form(coordinator, path):
    page = coordinator.get(f"{path}/new")
    for kind in KINDS:
        assert f"kind={kind}" in page.text
        form = coordinator.get(f"{path}/new?kind={kind}")
        assert (form.status_code, 'name="label-ja"' in form.text) == (200, True)


def test_a_question_is_asked_in_five_languages(coordinator, path, session):
    answers = {
        "label-en": "Shirt size",
        "label-ja": "シャツのサイズ",
        "stage_kind": "documents",
        "roles": ["athlete"],
        "required": "y",
        "required_from": "2027-07-01T09:00",
        "new0-en": "Small",
        "new0-ja": "Sサイズ",
        "new0_places": "5",
        "new2-en": "Large",
    }
    page = coordinator.post(f"{path}/new?kind=size", data=answers, follow_redirects=True)
    assert "It is asked." in page.text
    assert "Shirt size" in page.text
    question = only(session)
    assert (question.identifier, question.roles, question.stage_kind) == (
        *("shirt-size", ["athlete"]),
        "documents",
    )
    assert question.required_from.isoformat() == "2027-07-01T00:00:00+00:00"
    found = queries.questions_for(session, question.edition_id)[0]
    assert [one["key"] for one in found.current.options] == ["small", "large"]
    assert {one.key: one.capacity for one in found.places} == {"small": 5, "large": None}


def test_what_is_refused_is_shown_on_its_field(coordinator, path):
    page = coordinator.post(f"{path}/new?kind=choice", data={"label-en": "Which?"})
    assert page.status_code == 422
    assert "Write at least one option." in page.text
    page = coordinator.post(f"{path}/new?kind=text", data={})
    assert (page.status_code, "at least one language" in page.text) == (422, True)


def test_conditions_are_offered_as_answers_and_refused_in_words(coordinator, path, world, session):
    parent = ask(session, world, sizes())
    other = ask(session, world, sizes("Colour"))
    sealed = ask(session, world, sizes("Illness", field_class="medical"))
    session.commit()
    form = coordinator.get(f"{path}/new?kind=text").text
    assert f'value="{parent.id}=m"' in form
    assert f'value="{sealed.id}=m"' not in form
    two = {"label-en": "Why?", "show_if": [f"{parent.id}=m", f"{other.id}=m"]}
    page = coordinator.post(f"{path}/new?kind=text", data=two)
    assert (page.status_code, "one question only" in page.text) == (422, True)
    coordinator.post(f"{path}/new?kind=text", data={**two, "show_if": [f"{parent.id}=m"]})
    assert "Shown only if “Size” was answered: M" in coordinator.get(path).text


def test_a_circle_is_refused_and_named(coordinator, path, world, session):
    first = ask(session, world, sizes("One"))
    second = ask(session, world, sizes("Two", show_if_id=first.id, show_if_values=("m",)))
    session.commit()
    circle = {"label-en": "One", "show_if": [f"{second.id}=m"], "option_s-en": "S"}
    page = coordinator.post(f"{path}/{first.id}", data=circle)
    assert (page.status_code, "One → Two → One" in page.text) == (422, True)


def test_options_are_changed_taken_away_and_brought_back(coordinator, path, world, session):
    question = ask(session, world, sizes())
    answered(session, question, person(session, world), keys=["m"])
    session.commit()
    here = f"{path}/{question.id}"
    fields = {"label-en": "Size", "option_s-en": "Small", "option_m-en": "M", "gone_m": "y"}
    assert coordinator.post(here, data={**fields, "new0-en": "Large"}).status_code == 303
    question = again(session, world, question)
    told = [(one["key"], one["retired"]) for one in question.current.options]
    assert (question.current.number, told) == (2, [("s", False), ("large", False), ("m", True)])
    assert "Earlier versions" in coordinator.get(here).text
    fields = {"label-en": "Size", "option_s-en": "S", "option_m-en": "M", "back_m": "y"}
    fields |= {"option_large-en": "Large"}
    assert coordinator.post(here, data=fields).status_code == 303
    question = again(session, world, question)
    assert not any(one["retired"] for one in question.current.options)


def test_moving_archiving_and_bringing_back(coordinator, path, world, session):
    ask(session, world, draft("First"))
    last = ask(session, world, draft("Last"))
    session.commit()
    page = coordinator.post(f"{path}/{last.id}/move", data={"direction": "up"})
    assert page.location.endswith(f"/questions#question-{last.id}")
    text = coordinator.get(path).text
    assert text.index("Last") < text.index("First")
    page = coordinator.post(f"{path}/{last.id}/archive", follow_redirects=True)
    assert "Asked no more" in page.text
    page = coordinator.post(f"{path}/{last.id}/restore", follow_redirects=True)
    assert "Asked no more" not in page.text


def test_the_second_who_saves_sees_what_changed(coordinator, path, world, session):
    question = ask(session, world, draft("Old"))
    session.commit()
    here = f"{path}/{question.id}"
    form = opened(coordinator.get(here))
    mine = {"label-en": "Mine", "opened": form}
    coordinator.post(here, data={"label-en": "Theirs", "opened": form})
    page = coordinator.post(here, data=mine)
    assert (page.status_code, "“Theirs”" in page.text) == (422, True)
    # The control: what only the other changed is taken over, and said.
    form = json.dumps({**json.loads(form), "label": json.dumps({"en": "Mine"})})
    again_ = {**mine, "opened": form, "hint-en": "A hint"}
    page = coordinator.post(here, data=again_, follow_redirects=True)
    assert "Kept as somebody else saved it meanwhile: Question" in page.text
    assert (only(session).version, again(session, world, question).current.label) == (
        only(session).version,
        {"en": "Theirs"},
    )


def test_an_option_that_somebody_else_added_meanwhile_stays(coordinator, path, world, session):
    question = ask(session, world, sizes())
    session.commit()
    here = f"{path}/{question.id}"
    form = opened(coordinator.get(here))
    same = {"label-en": "Size", "option_s-en": "S", "option_m-en": "M", "places_m": "2"}
    coordinator.post(here, data={**same, "new0-en": "XL", "opened": form})
    coordinator.post(here, data={**same, "hint-en": "Later", "opened": form})
    question = again(session, world, question)
    assert [one["key"] for one in question.current.options] == ["s", "m", "xl"]
    assert question.current.hint == {"en": "Later"}


def test_the_preview_speaks_every_language_and_shows_a_roles_questions(
    coordinator, path, world, session
):
    question = ask(session, world, sizes())
    question.current.label = {"en": "Size", "ja": "サイズ"}
    ask(session, world, draft("For coaches", roles=("coach",)))
    session.commit()
    page = coordinator.get(f"{path}/preview?role=athlete&speak=ja").text
    assert ("サイズ" in page, "For coaches" in page) == (True, False)
    assert '<html lang="ja"' in page
    assert "For coaches" in coordinator.get(f"{path}/preview?role=coach&speak=en").text
    assert "Size" in coordinator.get(f"{path}/preview?role=pilot&speak=xx").text


def test_the_preview_draws_every_kind(coordinator, path, world, session):
    for kind in KINDS:
        asked = sizes if kind in OPTIONED else draft
        ask(session, world, asked(f"About {kind}", kind=kind))
    session.commit()
    page = coordinator.get(f"{path}/preview").text
    assert all(f"About {kind}" in page for kind in KINDS)


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_and_the_form_take_the_same_statements(
    coordinator, path, world, session, queries, many
):
    for _ in range(many):
        question = ask(session, world, sizes())
    session.commit()
    queries.clear()
    assert coordinator.get(path).status_code == 200
    assert len(queries) == 7, queries
    queries.clear()
    assert coordinator.get(f"{path}/{question.id}").status_code == 200
    assert len(queries) == 10, queries


def test_archived_questions_of_another_edition_are_not_found(coordinator, path, world, session):
    question = ask(session, world, draft())
    session.commit()
    assert coordinator.get(f"/editions/999999/questions/{question.id}").status_code == 404
    assert coordinator.get(f"{path}/999999").status_code == 404
    with session.begin_nested():
        actions.archive(session, None, question)
    assert coordinator.get(f"{path}/{question.id}").status_code == 200
