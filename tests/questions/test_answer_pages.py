"""The pages on which answers are completed, seen, revealed, and counted."""

import io
from datetime import date

import pytest
from sqlalchemy import select

from app.core import clock
from app.questions.answering import actions
from app.questions.answering import queries as answering
from app.questions.answering.queries import missing
from app.questions.answering.rules.uploads import Files, Upload
from app.questions.answering.rules.view import View
from app.questions.models import Answer, Standing
from app.registration.queries import edition as edition_of
from app.vault.models import Look
from tests.questions.files import HOSTILE, document, picture, zone_of
from tests.questions.making import ask, draft, person, sizes
from tests.questions.test_answering import give, inside, opened

__all__ = ["inside"]


@pytest.fixture
def someone(world, session):
    made = person(session, world)
    made.birth_date = date(1990, 5, 17)
    session.commit()
    return made.id


@pytest.fixture
def head(world, signed_in):
    """The coordinator of the region that sends the person."""
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


def at(world, number, rest):
    return f"/editions/{world.edition.id}/delegations/{world.toyama.code}/people/{number}/{rest}"


def send(client, path, **typed):
    form = client.get(path)
    assert form.status_code == 200
    return client.post(path, data={**typed, "opened": opened_of(form)})


def opened_of(answer):
    start = answer.text.index('name="opened"')
    found = answer.text[start:].split('value="', 1)[1].split('"', 1)[0]
    return found.replace("&#34;", '"').replace("&amp;", "&")


def test_the_head_of_a_delegation_completes_answers(world, session, someone, head):
    motto, size = ask(session, world, draft("Motto?")), ask(session, world, sizes("Size?"))
    diet = ask(session, world, draft("Eats?", kind="diet"))
    session.commit()
    path = at(world, someone, "answers/names")
    typed = {
        f"q{motto.id}": "Together",
        f"q{size.id}": "m",
        f"q{diet.id}-needs": "halal",
        f"q{diet.id}-allergen_egg": "trace",
    }
    assert send(head, path, **typed).status_code == 303
    page = head.get(at(world, someone, "answers")).text
    for words in ("Together", "Halal", "Egg: A trace is dangerous", "Nothing is missing"):
        assert words in page


def test_a_wrong_answer_is_shown_on_its_question(world, session, someone, head):
    shoe = ask(session, world, draft("Shoe?", kind="number", most=60))
    diet = ask(session, world, draft("Eats?", kind="diet"))
    session.commit()
    typed = {f"q{shoe.id}": "61", f"q{diet.id}-none": "y", f"q{diet.id}-needs": "halal"}
    answer = send(head, at(world, someone, "answers/names"), **typed)
    assert answer.status_code == 422
    assert answer.text.count("At most 60.") == 2
    assert "not both" in answer.text


def test_a_wrong_part_of_an_answer_is_shown_on_that_part(world, session, someone, head):
    diet = ask(session, world, draft("Eats?", kind="diet"))
    call = ask(session, world, draft("Whom to call?", kind="emergency-contact"))
    session.commit()
    typed = {f"q{diet.id}-other": "x" * 501, f"q{call.id}-name": "Anna"}
    answer = send(head, at(world, someone, "answers/names"), **typed)
    assert answer.status_code == 422
    for wrong in (f"q{diet.id}-other", f"q{call.id}-phone"):
        assert f'<a href="#{wrong}">' in answer.text
        assert f'id="{wrong}-error"' in answer.text
    for right in (f"q{diet.id}-none", f"q{call.id}-name"):
        assert f'id="{right}-error"' not in answer.text


def test_two_who_answer_at_once_both_know(world, session, someone, head):
    motto, shoe = ask(session, world, draft("Motto?")), ask(session, world, draft("Shoe?"))
    session.commit()
    path = at(world, someone, "answers/names")
    before = opened_of(head.get(path))
    send(head, path, **{f"q{motto.id}": "first", f"q{shoe.id}": "40"})
    late = {f"q{motto.id}": "second", f"q{shoe.id}": "", "opened": before}
    answer = head.post(path, data=late)
    assert answer.status_code == 422
    assert "Somebody else changed this to “first”" in answer.text
    assert opened(session, someone)[motto.id] == "first"


def test_a_passport_is_read_from_its_zone_masked_and_revealed_once(world, session, someone, head):
    passport = ask(session, world, draft("Passport?", kind="passport"))
    session.commit()
    path = at(world, someone, "answers/names")
    assert send(head, path, **{f"q{passport.id}-zone": zone_of()}).status_code == 303
    page = head.get(at(world, someone, "answers")).text
    assert ("•••••••C3" in page, "L898902C3" in page, "is usually written KIM" in page) == (
        True,
        False,
        True,
    )
    assert "L898902C3" not in head.get(path).text
    # An empty form keeps what nobody sees.
    assert send(head, path).status_code == 303
    assert passport.id in opened(session, someone)
    reveal = at(world, someone, f"reveal/{passport.id}")
    assert head.post(reveal, data={"reason": " "}).status_code == 422
    assert session.scalars(select(Look)).all() == []
    assert "L898902C3" in head.post(reveal, data={"reason": "Visa"}).text
    assert [one.field_class for one in session.scalars(select(Look))] == ["passport"]
    assert send(head, path, **{f"q{passport.id}-remove": "y"}).status_code == 303
    assert opened(session, someone) == {}


def test_files_are_sent_taken_away_and_removed(world, session, someone, head):
    photo = ask(session, world, draft("Photo?", kind="photo"))
    session.commit()
    path = at(world, someone, "answers/names")
    sent = (io.BytesIO(picture()), "me.jpg")
    assert send(head, path, **{f"q{photo.id}-new": sent}).status_code == 303
    (uuid,) = opened(session, someone)[photo.id]
    answer = head.get(at(world, someone, f"files/{uuid}"), checked=False)
    assert answer.data.startswith(b"\xff\xd8")
    told = answer.headers
    assert told["Content-Disposition"].startswith("attachment")
    assert (told["X-Content-Type-Options"], "sandbox" in told["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )
    assert send(head, path, **{f"q{photo.id}-remove": uuid}).status_code == 303
    assert opened(session, someone) == {}


@pytest.mark.parametrize("name", ["page.jpg", "eicar.pdf", "script.pdf", "flood.png"])
def test_no_hostile_file_comes_in(world, session, someone, head, name):
    copy = ask(session, world, draft("Copy?", kind="file"))
    session.commit()
    sent = (io.BytesIO(HOSTILE[name]), name)
    answer = send(head, at(world, someone, "answers/names"), **{f"q{copy.id}-new": sent})
    assert (answer.status_code, session.scalars(select(Answer)).all()) == (422, [])


def test_what_is_asked_further_appears_after_saving(world, session, someone, head):
    visa = ask(session, world, sizes("Visa?"))
    ask(session, world, draft("Number?", required=True, show_if_id=visa.id, show_if_values=("m",)))
    session.commit()
    path = at(world, someone, "answers/names")
    answer = send(head, path, **{f"q{visa.id}": "m"})
    assert answer.headers["Location"].endswith("/answers/names")


def matrix(session, world, **asked):
    edition = edition_of(session, world.edition.id)
    view = View.asked(asked, world.toyama.id)
    found = missing.matrix(session, edition, view, clock.today(edition.zone), clock.now())
    return missing.counts(session, found, view), missing.rows(session, found, view)


def test_the_matrix_counts_what_is_missing_and_what_waits(world, session, someone):
    motto = ask(session, world, draft("Motto?", required=True))
    ask(session, world, draft("Eats?", kind="diet", required=True))
    child = person(session, world).id
    answering.person(session, world.edition.id, world.toyama.code, child).birth_date = date(
        2015, 1, 1
    )
    give(session, world, someone, {motto: "x"})
    counted, rows = matrix(session, world)
    assert (counted.people, counted.answers, counted.done, counted.stale) == (2, 2, 0, 0)
    assert {row.id: list(row.cells.values()) for row in rows} == {
        someone: ["done", "missing"],
        child: ["missing", "waits"],
    }
    assert counted.waits == 1
    assert [row.id for row in matrix(session, world, only="waits")[1]] == [child]
    assert [row.id for row in matrix(session, world, sort="missing", order="descending")[1]]


def takes(rows):
    return any("waits" in row.cells.values() for row in rows)


def test_counts_that_no_longer_hold_are_told_and_renewed(world, session, someone):
    motto = ask(session, world, draft("Motto?", required=True))
    give(session, world, someone, {motto: "x"})
    ask(session, world, draft("Further?", required=True))
    assert matrix(session, world)[0].stale == 1
    assert (
        actions.recount(session, world.edition.id),
        session.scalar(select(Standing.missing)),
    ) == (1, 1)
    assert actions.recount(session, world.edition.id) == 0
    assert matrix(session, world)[0].stale == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_matrix_asks_as_often_for_many(world, session, head, queries, number):
    ask(session, world, draft("Motto?", required=True))
    ask(session, world, draft("Eats?", kind="diet", required=True))
    for _ in range(number):
        person(session, world)
    session.commit()
    path = f"/editions/{world.edition.id}/delegations/{world.toyama.code}/missing"
    queries.clear()
    assert head.get(path).status_code == 200
    assert len(queries) == 8
    for file_format in ("csv", "xlsx"):
        answer = head.post(f"{path}/export", data={"format": file_format, "reason": "Mail"})
        assert answer.headers["Content-Disposition"].startswith("attachment")
        answer.close()


def test_a_reveal_says_nothing_of_a_file_without_its_bytes(world, session, someone, head):
    scan = ask(session, world, draft("Scan?", kind="file", field_class="passport"))
    sent = Files(new=(Upload(name="Ким.pdf", content=document()),))
    give(session, world, someone, {scan: sent})
    session.commit()
    (uuid,) = opened(session, someone)[scan.id]
    assert head.get(at(world, someone, f"files/{uuid}")).status_code == 404
    answer = head.post(at(world, someone, f"files/{uuid}/reveal"), data={"reason": "Visa"})
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_needed_says_so_beside_its_label_and_nowhere_optional(
    world, session, someone, head
):
    day = ask(session, world, draft("Arrives on?", kind="date", required=True))
    ask(session, world, draft("Leaves on?", kind="date"))
    session.commit()
    page = head.get(at(world, someone, "answers/names")).text
    label = page.split(f'<label class="question" for="q{day.id}">', 1)[1].split("</label>", 1)[0]
    assert "needed" in label
    assert (page.count(">needed<"), ">optional<" in page) == (1, False)
