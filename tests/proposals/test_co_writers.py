"""Co-writers: a link opens one draft and its papers for a while, and nothing else."""

import io
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import sealing
from app.core.files.uploads import Upload
from app.core.outbox import Letter
from app.history.models import Record
from app.proposals import actions, queries, rules
from app.proposals.actions import Invited
from app.proposals.errors import TooManyCoWriters
from app.proposals.models import CoWriter
from tests.proposals import making
from tests.proposals.making import CLOSES, NOON, SECOND, held
from tests.proposals.test_routes import KELP, opened
from tests.questions.files import document, picture

DAY = timedelta(days=1)
OFFICE = {"name": "Office of fisheries", "mail": "", "language": "ja", "days": "14"}


@pytest.mark.parametrize(
    ("state", "revoked_at", "until", "now", "opens"),
    [
        ("draft", None, CLOSES, NOON, True),
        ("revise", None, None, NOON, True),
        ("submitted", None, CLOSES, NOON, False),
        ("withdrawn", None, CLOSES, NOON, False),
        ("accepted", None, CLOSES, NOON, False),
        ("rejected", None, CLOSES, NOON, False),
        ("draft", NOON, CLOSES, NOON, False),
        ("draft", None, CLOSES, NOON + 14 * DAY - SECOND, True),
        ("draft", None, CLOSES, NOON + 14 * DAY, False),
        ("draft", None, NOON, NOON + 3 * DAY - SECOND, True),
        ("draft", None, NOON, NOON + 3 * DAY, False),
    ],
)
def test_a_link_opens_a_draft_for_its_time(state, revoked_at, until, now, opens):
    assert rules.opens(state, NOON + 14 * DAY, revoked_at, until, now) is opens


@pytest.fixture
def link(session, made, app):
    """The path of a co-writer's link."""
    with app.app_context():
        who = Invited(name="Office of fisheries", mail="", language="en", days=14)
        kept = queries.held(session, made.id)
        found = actions.invite(session, None, kept, who, lambda secret, _: f"/co-writer/{secret}")
    session.commit()
    return found


@pytest.fixture
def pen(app, session):
    """The browser of somebody without an account."""
    browser = app.test_client()
    browser.session = session
    return browser


def test_the_region_makes_a_link_that_is_shown_once_and_kept_as_a_digest(
    toyama, made, session, pen
):
    path = f"/proposals/{made.uuid}/co-writers"
    answer = toyama.post(path, data=OFFICE)
    assert answer.status_code == 200
    secret = re.search(r"/co-writer/([\w-]+)\?language=ja", answer.text)[1]
    assert secret not in toyama.get(path).text
    (one,) = queries.co_writers(session, made.id)
    assert (one.token_hash, one.name) == (sealing.digest(secret), "Office of fisheries")
    assert one.ends_at == one.made_at + 14 * DAY
    assert pen.get(f"/co-writer/{secret}").status_code == 200


def test_or_mails_it_and_forgets_the_address(toyama, made, session, pen):
    told = OFFICE | {"mail": "nori@example.jp"}
    assert toyama.post(f"/proposals/{made.uuid}/co-writers", data=told).status_code == 303
    letter = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
    assert (letter.recipient, letter.language) == ("nori@example.jp", "ja")
    link = re.search(r"/co-writer/[\w-]+", letter.body)[0]
    assert pen.get(link).status_code == 200
    rows = [str(vars(one)) for one in session.scalars(select(CoWriter))]
    assert not any("nori@" in row for row in rows)


@pytest.mark.parametrize(
    "wrong", [{"days": "0"}, {"days": "61"}, {"name": ""}, {"mail": "nobody"}, {"days": "x"}]
)
def test_what_is_wrong_makes_no_link(toyama, made, session, wrong):
    path = f"/proposals/{made.uuid}/co-writers"
    assert toyama.post(path, data=OFFICE | wrong).status_code == 422
    assert queries.co_writers(session, made.id) == []


def test_there_are_not_endless_links(session, made, world, app):
    who = Invited(name="x", mail="", language="en", days=1)
    with app.test_request_context():
        kept = queries.held(session, made.id)
        for _one in range(rules.MOST_LINKS):
            actions.invite(session, None, kept, who, lambda *_: "")
        with pytest.raises(TooManyCoWriters):
            actions.invite(session, None, kept, who, lambda *_: "")


def test_a_co_writer_writes_and_what_is_saved_bears_the_name(pen, toyama, made, link, session):
    page = pen.get(link)
    assert page.status_code == 200
    for words in ("Draft, not submitted", "Office of fisheries", "It can be submitted until"):
        assert words in page.text
    told = KELP | {"place": "Uozu", "opened": opened(page)}
    assert pen.post(link, data=told).status_code == 303
    assert held(session, made).place == "Uozu"
    (one,) = queries.co_writers(session, made.id)
    assert one.last_used_at is not None
    record = session.scalars(select(Record).order_by(Record.id.desc()).limit(1)).one()
    assert (record.actor_id, record.action, record.details["co_writer"]) == (
        None, "proposal.saved", one.id,
    )  # fmt: skip
    wrote = toyama.get(f"/proposals/{made.uuid}/co-writers").text
    assert "Office of fisheries, by link" in wrote
    kept = pen.post(
        link, data=told | {"place": "Himi", "do": "keep", "opened": opened(pen.get(link))}
    )
    assert (kept.status_code, "Saved 12:00 (UTC+9)" in kept.text) == (200, True)


def test_a_co_writer_cannot_submit(pen, made, link, session):
    told = KELP | {"do": "submit", "opened": opened(pen.get(link))}
    assert pen.post(link, data=told).status_code == 303
    assert held(session, made).state == "draft"


def test_two_who_write_see_what_both_changed(pen, toyama, made, link, session):
    begun = opened(pen.get(link))
    theirs = KELP | {"place": "Himi", "opened": opened(toyama.get(f"/proposals/{made.uuid}/edit"))}
    assert toyama.post(f"/proposals/{made.uuid}/edit", data=theirs).status_code == 303
    answer = pen.post(link, data=KELP | {"place": "Uozu", "opened": begun})
    assert (answer.status_code, "changed this to “Himi”" in answer.text) == (422, True)


def test_a_co_writer_attaches_removes_and_takes_papers(pen, made, link, session):
    file = {"file": (io.BytesIO(document()), "plan.pdf"), "line": ""}
    assert pen.post(f"{link}/papers", data=file).status_code == 303
    (paper,) = held(session, made).papers
    assert "plan.pdf" in pen.get(f"{link}/papers").text
    with pen.get(f"{link}/papers/{paper.uuid}") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert pen.post(f"{link}/papers/{paper.uuid}/remove").status_code == 303
    assert rules.newest_papers(held(session, made)) == []
    assert pen.post(f"{link}/papers/{paper.uuid}/restore").status_code == 303
    wrong = {"file": (io.BytesIO(b"MZ"), "plan.pdf"), "line": ""}
    assert pen.post(f"{link}/papers", data=wrong).status_code == 422


def ended_by_the_region(toyama, session, app, clock, made):
    (one,) = queries.co_writers(session, made.id)
    path = f"/proposals/{made.uuid}/co-writers/{one.id}/revoke"
    assert toyama.post(path).status_code == 303
    assert toyama.post(path, checked=False).status_code == 409


def submitted(toyama, session, app, clock, made):
    with app.app_context():
        actions.submit(session, None, queries.held(session, made.id), NOON)
    session.commit()


def withdrawn(toyama, session, app, clock, made):
    with app.app_context():
        actions.withdraw(session, None, queries.held(session, made.id))
    session.commit()


def out_of_time(toyama, session, app, clock, made):
    clock(NOON + 14 * DAY)


def long_closed(toyama, session, app, clock, made):
    queries.held(session, made.id).call.closes_at = NOON - 3 * DAY
    session.commit()


@pytest.mark.parametrize(
    "ending", [ended_by_the_region, submitted, withdrawn, out_of_time, long_closed]
)
def test_a_link_that_has_ended_opens_nothing(pen, toyama, made, link, session, app, clock, ending):
    begun = opened(pen.get(link))
    ending(toyama, session, app, clock, made)
    session.commit()
    told = KELP | {"place": "Uozu", "opened": begun}
    for path in (link, f"{link}/papers"):
        assert pen.get(path).status_code == 404
        assert pen.post(path, data=told).status_code == 404
    assert held(session, made).place == ""


def test_after_the_deadline_the_draft_is_kept_and_said_not_to_be_submitted(
    pen, made, link, session, world, clock
):
    begun = opened(pen.get(link))
    world.call.closes_at = NOON
    session.commit()
    clock(NOON + SECOND)
    told = KELP | {"place": "Uozu", "opened": begun, "do": "keep"}
    assert "the proposal is not submitted" in pen.post(link, data=told).text
    assert held(session, made).place == "Uozu"


def test_nobody_is_told_of_the_page(pen, link):
    for path in (link, f"{link}/papers", "/co-writer/nothing"):
        answer = pen.get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_who_guesses_links_is_slowed_down(pen):
    answers = {pen.get(f"/co-writer/{number}/papers").status_code for number in range(31)}
    assert answers == {404, 429}


def test_only_the_region_that_drafts_gives_links(signed_in, world, made):
    for role, scope in (
        ("region_coordinator", {"region_id": world.gangwon.id}),
        ("programme_coordinator", {}),
    ):
        client = signed_in(role, programme_id=world.programme.id, **scope)
        assert client.get(f"/proposals/{made.uuid}/co-writers").status_code == 404
        assert client.post(f"/proposals/{made.uuid}/co-writers", data=OFFICE).status_code == 404


CANARY = "Zqcanary"


@pytest.fixture
def others(session, world, app, made):
    """Everything that is not this draft's bears a canary."""
    texts = {"en": making.text(f"{CANARY} title", f"{CANARY} summary")}
    with app.app_context():
        other = making.written(session, world, texts=texts, place=f"{CANARY} place")
        paper = actions.file_paper(
            session, None, other, Upload(name=f"{CANARY}.png", content=picture("PNG")),
            None, NOON,
        )  # fmt: skip
        who = Invited(name=f"{CANARY} pen", mail="", language="en", days=14)
        actions.invite(session, None, queries.held(session, other.id), who, lambda *_: "")
        kept = queries.held(session, made.id)
        actions.invite(session, None, kept, who, lambda *_: "")
        bank = (f"{CANARY} bank", "zqcanary@example.org", "en", lambda *_: "")
        actions.ask_organisation(session, None, kept, *bank)
    session.commit()
    return other, paper


def test_a_link_tells_of_its_one_draft_and_of_nothing_else(
    pen, toyama, made, link, others, session, app
):
    other, paper = others
    steps = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("proposals.co_")]
    token = link.rpartition("/")[2]
    told = []
    with app.test_request_context():
        bound = app.url_map.bind("localhost")
        paths = [
            bound.build(one.endpoint, {"token": token, "file_uuid": paper.uuid}, method="GET")
            for one in steps
            if "token" in one.arguments and "GET" in one.methods
        ]
    for path in paths:
        answer = pen.get(path)
        told.append((answer.status_code, CANARY.lower() in answer.text.lower()))
    assert sorted(told) == [(200, False), (200, False), (404, False)]
    refused = pen.post(link, data=KELP | {"title_en": "x" * 201, "opened": opened(pen.get(link))})
    assert (refused.status_code, CANARY in refused.text) == (422, False)
    for path in (
        f"/proposals/{made.uuid}",
        f"/proposals/{other.uuid}",
        f"/proposals/{made.uuid}/versions",
    ):
        assert pen.get(path).status_code == 303
    # A control: the region itself is told.
    assert CANARY in toyama.get(f"/proposals/{made.uuid}/co-writers").text
    assert CANARY in toyama.get(f"/proposals/{other.uuid}/papers").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_links_takes_one_count_of_statements(
    toyama, made, session, app, queries, number
):
    who = Invited(name="x", mail="", language="en", days=1)
    for _one in range(number):
        with app.app_context():
            actions.invite(session, None, made, who, lambda *_: "")
    session.commit()
    path = f"/proposals/{made.uuid}/co-writers"
    toyama.get(path)
    queries.clear()
    assert toyama.get(path).status_code == 200
    assert len(queries) == LISTED


LISTED = 11
