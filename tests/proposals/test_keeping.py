"""What is saved while somebody still writes: all that can be, and nothing of somebody else's."""

import json
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from app.history.models import Record
from app.proposals import queries
from app.proposals.forms.budgeting import closed_up
from app.proposals.routes import writing
from tests.proposals import making
from tests.proposals.making import CLOSES, NOON, SECOND, held
from tests.proposals.test_routes import KELP, opened

KEEP = KELP | {"do": "keep"}


@pytest.fixture
def path(made):
    return f"/proposals/{made.uuid}/edit"


def said(answer):
    """Return what the live region of an answer says."""
    return unescape(
        answer.text.partition("data-autosave")[2].partition(">")[2].partition("</p>")[0]
    )


def test_a_save_that_comes_by_itself_says_when_it_was(toyama, made, path, session):
    begun = opened(toyama.get(path))
    answer = toyama.post(path, data=KEEP | {"place": "Uozu", "opened": begun})
    assert (answer.status_code, "Saved 12:00 (UTC+9)" in said(answer)) == (200, True)
    assert held(session, made).place == "Uozu"
    # The next one is no change of somebody else's; and no sentence waits for the next page.
    after = opened(answer)
    answer = toyama.post(path, data=KEEP | {"place": "Himi", "opened": after})
    assert (answer.status_code, "Somebody else changed" in answer.text) == (200, False)
    assert held(session, made).place == "Himi"
    assert 'class="flash"' not in toyama.get(path).text


def test_what_somebody_else_changed_too_is_shown_and_the_rest_is_saved(toyama, made, path, session):
    begun = opened(toyama.get(path))
    theirs = KELP | {"place": "Uozu", "people": "7", "opened": begun}
    assert toyama.post(path, data=theirs).status_code == 303
    mine = KEEP | {"place": "Himi", "title_ko": "다시마", "opened": begun}
    for _again in range(2):
        answer = toyama.post(path, data=mine)
        assert answer.status_code == 200
        assert "changed this to “Uozu”" in answer.text
        assert "What is marked is not saved yet." in said(answer)
        mine = mine | {"opened": opened(answer), "summary_en": "Plant more."}
        kept = held(session, made)
        assert (kept.place, kept.people) == ("Uozu", 7)
        assert {one.language: one.title for one in kept.texts}["ko"] == "다시마"
    assert {one.language: one.summary for one in kept.texts}["en"] == "Plant more."
    # The button asks first, and then replaces.
    first = toyama.post(path, data=mine | {"do": ""})
    assert first.status_code == 422
    again = toyama.post(path, data=mine | {"do": "", "opened": opened(first)})
    assert (again.status_code, held(session, made).place) == (303, "Himi")


@pytest.mark.parametrize(
    "wrong",
    [
        {"line_0-amount": "12,3.4.5"},
        {"people": "-3"},
        {"starts_on": "2028-05-02", "ends_on": "2028-05-01"},
        {"title_ko": "x" * 201},
    ],
)
def test_what_is_half_typed_keeps_nothing_else_from_being_saved(toyama, made, path, session, wrong):
    begun = opened(toyama.get(path))
    answer = toyama.post(path, data=KEEP | {"place": "Uozu", "opened": begun} | wrong)
    assert (answer.status_code, "What is marked" in said(answer)) == (200, True)
    kept = held(session, made)
    assert (kept.place, kept.people, kept.starts_on) == ("Uozu", None, None)
    assert [one.amount for one in kept.budget] == [None]


def test_lines_that_stand_apart_are_moved_up_and_stay_one_each(toyama, made, path, session):
    begun = opened(toyama.get(path))
    apart = {"line_1-what": "", "line_2-what": "Beds", "line_2-payer": "host",
             "line_2-currency": "KRW", "opened": begun}  # fmt: skip
    for _again in range(3):
        answer = toyama.post(path, data=KEEP | apart)
        assert (answer.status_code, "Somebody else changed" in answer.text) == (200, False)
        apart["opened"] = opened(answer)
    assert [one.what for one in held(session, made).budget] == ["Travel", "Beds"]
    # Another currency is offered in the lines still blank: nobody else changed them.
    more = apart | {"line_1-what": "Tea", "line_1-payer": "host", "line_1-currency": "JPY"}
    answer = toyama.post(path, data=KEEP | more)
    assert "Somebody else changed" not in answer.text
    assert [one.what for one in held(session, made).budget] == ["Travel", "Tea", "Beds"]


def test_lines_are_closed_up():
    sent = {
        "line_0-what": " ",
        "line_2-what": "b",
        "line_1-amount": "3",
        "line_2-payer": "host",
        "line_99-what": "no",
        "title": "t",
    }
    moved = {
        "line_2-what": " ",
        "line_1-what": "b",
        "line_0-amount": "3",
        "line_1-payer": "host",
        "line_99-what": "no",
        "title": "t",
    }
    assert closed_up(MultiDict(sent)).to_dict() == moved


def test_when_the_deadline_passes_while_somebody_writes_it_is_kept_and_said(
    toyama, made, path, session, clock, world
):
    begun = opened(toyama.get(path))
    world.call.closes_at = NOON
    session.commit()
    clock(NOON + SECOND)
    answer = toyama.post(path, data=KEEP | {"place": "Uozu", "opened": begun})
    assert (answer.status_code, held(session, made).place) == (200, "Uozu")
    assert "The deadline passed on" in said(answer)
    assert "the proposal is not submitted" in said(answer)


def records(session, made):
    found = select(Record).where(
        Record.subject == f"proposal:{made.id}", Record.action == "proposal.saved"
    )
    return [one.details["fields"] for one in session.scalars(found.order_by(Record.id))]


def test_what_is_written_without_pause_is_recorded_once(toyama, made, path, session, clock):
    before = len(records(session, made))
    begun = opened(toyama.get(path))
    told = KEEP | {"opened": begun}
    for minute, change in enumerate(
        ({"place": "U"}, {"place": "Uo"}, {"people": "3"}, {"place": "Uozu"})
    ):
        clock(NOON + timedelta(minutes=minute))
        told |= change
        told["opened"] = opened(toyama.post(path, data=told))
    assert records(session, made)[before:] == [["place"], ["people"]]
    clock(NOON + timedelta(minutes=14))
    toyama.post(path, data=told | {"place": "Himi"})
    assert records(session, made)[before:] == [["place"], ["people"], ["place"]]


def test_what_was_submitted_and_is_closed_says_that_it_is_not_saved(
    toyama, made, path, session, app, monkeypatch
):
    begun = opened(toyama.get(path))
    with app.app_context():
        making.actions.submit(session, None, queries.held(session, made.id), NOON)
    session.commit()
    answer = toyama.post(path, data=KEEP | {"place": "Uozu", "opened": begun})
    assert "What was written since then is not submitted." in said(answer)
    monkeypatch.setattr(writing, "received", lambda: CLOSES)
    answer = toyama.post(path, data=KEEP | {"place": "Himi", "opened": opened(answer)})
    assert answer.status_code == 422
    assert "Not saved: The deadline has passed" in said(answer)
    assert held(session, made).place == "Uozu"


def test_without_its_token_nothing_is_kept(toyama, made, path, session):
    answer = toyama.post(path, data=KEEP | {"place": "Uozu"}, csrf=False)
    assert (answer.status_code, held(session, made).place) == (400, "")


def test_the_form_remembers_what_its_writer_did_not_write(toyama, made, path, session):
    begun = opened(toyama.get(path))
    toyama.post(path, data=KELP | {"place": "Uozu", "opened": begun})
    answer = toyama.post(path, data=KEEP | {"place": "", "people": "5", "opened": begun})
    assert json.loads(opened(answer))["place"] == json.loads(begun)["place"]
    assert json.loads(opened(answer))["people"] == "5"


def test_saving_by_itself_takes_one_count_of_statements(toyama, made, path, session, queries):
    begun = opened(toyama.get(path))
    counts = []
    for lines in (1, 3):
        told = KEEP | {"opened": begun}
        for place in range(1, lines + 1):
            told |= {f"line_{place}-what": "Tea", f"line_{place}-payer": "host",
                     f"line_{place}-currency": "JPY"}  # fmt: skip
        toyama.post(path, data=told)
        session.commit()
        queries.clear()
        toyama.post(path, data=told)
        counts.append(len(queries))
    assert counts[0] == counts[1] == KEPT


KEPT = 32


def test_a_page_that_is_left_sends_what_changed_alone(toyama, made, path, session):
    begun = json.loads(opened(toyama.get(path)))
    theirs = KELP | {"title_ko": "다시마", "people": "7", "opened": json.dumps(begun)}
    assert toyama.post(path, data=theirs).status_code == 303
    sent = {"do": "keep", "part": "place people", "place": "Uozu", "people": "5"}
    told = {name: begun[name] for name in ("place", "people")}
    answer = toyama.post(path, data=sent | {"opened": json.dumps(told)})
    assert "changed this to “7”" in answer.text
    kept = held(session, made)
    assert (kept.place, kept.people) == ("Uozu", 7)
    texts = {one.language: (one.title, one.summary) for one in kept.texts}
    assert texts == {"en": ("Kelp", "Plant kelp."), "ko": ("다시마", "")}
    assert [one.what for one in kept.budget] == ["Travel"]


def test_a_line_that_changed_as_the_page_was_left_comes_with_all_lines(toyama, made, path, session):
    begun = json.loads(opened(toyama.get(path)))
    lines = {name: KELP[name] for name in KELP if name.startswith("line_")}
    more = {"line_2-what": "Tea", "line_2-payer": "host", "line_2-currency": "JPY"}
    sent = {"do": "keep", "part": "line_0 line_1 line_2", **lines, **more}
    told = {name: begun[name] for name in begun if name.startswith("line_")}
    underway = json.dumps([*lines.items(), *({**more, "line_2-what": "Te"}).items()])
    toyama.post(path, data={**sent, "line_2-what": "Te", "opened": json.dumps(told)})
    toyama.post(path, data=sent | {"opened": json.dumps(told), "underway": underway})
    assert [one.what for one in held(session, made).budget] == ["Travel", "Tea"]


@pytest.mark.parametrize(
    ("underway", "place"),
    [
        ([["place", "Uozu"]], "Himi"),
        # What somebody else wrote is not what was on the way.
        ([["place", "Uoz"]], "Uozu"),
        (None, "Uozu"),
        ("[[1", "Uozu"),
        ({"place": "Uozu"}, "Uozu"),
        ([["no", "Uozu"], ["csrf_token", "x"]], "Uozu"),
    ],
)
def test_what_the_page_itself_had_on_the_way_is_no_change_of_somebody_else(
    toyama, made, path, session, underway, place
):
    begun = opened(toyama.get(path))
    toyama.post(path, data=KEEP | {"place": "Uozu", "opened": begun})
    sent = KEEP | {"place": "Himi", "opened": begun}
    if underway is not None:
        said = underway if isinstance(underway, str) else json.dumps(underway)
        sent |= {"underway": said}
    assert toyama.post(path, data=sent).status_code == 200
    assert held(session, made).place == place
