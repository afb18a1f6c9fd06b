"""The pages of those who decide: ranking, deciding, releasing, exporting."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select

from app.ballots import queries as ballots
from app.calls import type as types
from app.calls.models import Call, CallArea, PanelMember
from app.core.outbox import Letter
from app.decisions.models import Decision, Release
from app.history.models import Record
from app.proposals.models import Proposal
from app.turns.errors import YearTaken
from tests.decisions import making
from tests.matrix.reading import main_form
from tests.reviews import making as reviews

COMMENT = {"for_proposer-en": "canarycomment", "for_proposer-ja": "コメント"}


@pytest.fixture
def path(world):
    return f"/calls/{world.call_id}"


@pytest.fixture
def scored(session, world, clock):
    """Two reviewers judge the first proposal differently, one of them the second."""
    clock(reviews.REVIEWING)
    people = [reviews.reviewer(session, world) for _ in range(2)]
    reviews.assign(session, world, world.first, *people)
    reviews.assign(session, world, world.second, *people)
    reviews.reviewed(session, world, world.first, people[0], 5, 5, 0)
    reviews.reviewed(session, world, world.first, people[1], 0, 5, 0)
    reviews.reviewed(session, world, world.second, people[0], 1, 0, 0)
    clock(making.DECIDING)
    return people


def text(page):
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.text)))


def state(session, proposal):
    return session.scalar(select(Proposal.state).where(Proposal.id == proposal.id))


def post(client, path, **body):
    """Send the main form of a page as it stands, changed."""
    page = client.get(path)
    return client.post(path, data=main_form(page.text) | body)


def test_a_ranking_without_decisions_says_so(coordinator, scored, path):
    shown = text(coordinator.get(f"{path}/ranking"))
    assert "No decision waits for its release." in shown
    assert "0 decisions" not in shown


def test_the_ranking_offers_the_areas_of_its_call(coordinator, scored, path, session, world):
    other = reviews.making.area(session, "test-farms")
    options = f'<option value="{other.id}"'
    assert options in coordinator.get(f"{path}/ranking").text
    session.add(CallArea(call_id=world.call_id, area_id=world.area.id))
    session.commit()
    assert options not in coordinator.get(f"{path}/ranking").text
    # What the address asks for is said, too.
    assert options in coordinator.get(f"{path}/ranking?area={other.id}").text


def test_the_ranking_shows_means_spread_and_what_is_missing(coordinator, scored, path):
    page = coordinator.get(f"{path}/ranking")
    rows = re.findall(r"<tr>(.*?)</tr>", page.text, re.DOTALL)[1:]
    cells = [
        [re.sub(r"\s+", " ", re.sub("<[^>]+>", "", cell)).strip() for cell in found]
        for found in (re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL) for row in rows)
    ]
    # By weights of 3 and 1: 100 and 25, then 15 alone.
    assert [cell[3:9] for cell in cells] == [
        ["1", "62.5", "37.5", "75", "2", "0"],
        ["2", "15", "0", "0", "1", "1"],
    ]
    assert [cell[-1] for cell in cells] == ["Ready to be decided", "Reviews are missing"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("sort=number&order=descending", ["2", "1"]),
        ("state=ready", ["1"]),
        ("q=gangwon", ["2"]),
        ("sort=missing", ["2", "1"]),
        ("area=0", []),
        ("sort=nonsense", ["1", "2"]),
    ],
)
def test_the_ranking_is_sorted_searched_and_filtered(coordinator, scored, path, query, numbers):
    page = coordinator.get(f"{path}/ranking?{query}")
    assert re.findall(r'name="chosen" value="(\d+)-', page.text) == numbers


def test_a_conflict_takes_the_row_the_place_and_the_decision_away(
    session, world, scored, path, client, person
):
    world.call.decided_by = "panel"
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    member = person("region_coordinator", **scope)
    session.add(PanelMember(call_id=world.call_id, user_id=member.id, added_at=reviews.NOON))
    session.commit()
    page = client.sign_in(member).get(f"{path}/ranking")
    assert re.findall(r'value="(\d+)-', page.text) == ["2"]
    assert "62.5" not in page.text
    assert "hides 1 proposal" in text(page)
    assert client.get(f"{path}/ranking/decide?chosen=1-0").status_code == 404
    assert client.get(f"{path}/ranking/decide?chosen=2-0").status_code == 200
    making.decide(session, world, "accepted", world.first, for_proposer={"en": "canarycomment"})
    shown = client.get(f"{path}/release")
    assert "canarycomment" not in shown.text
    assert "hides from you" in text(shown)


def test_who_runs_a_call_that_a_panel_decides_looks_and_releases(session, world, coordinator, path):
    world.call.decided_by = "panel"
    session.commit()
    assert coordinator.get(f"{path}/ranking").status_code == 200
    assert coordinator.get(f"{path}/release").status_code == 200
    assert coordinator.get(f"{path}/ranking/decide").status_code == 404


def test_many_are_decided_at_once_and_released_in_one_click(session, world, coordinator, path):
    chosen = f"{path}/ranking/decide?chosen=1-0&chosen=2-0"
    assert post(coordinator, chosen, outcome="accepted", **COMMENT).status_code == 303
    waiting = session.scalars(select(Decision)).all()
    assert [(one.outcome, one.released_at) for one in waiting] == [("accepted", None)] * 2
    assert state(session, world.first) == "submitted"
    assert "canarycomment" in coordinator.get(f"{path}/release").text
    assert post(coordinator, f"{path}/release").location.endswith("/ranking")
    session.expire_all()
    assert {state(session, one) for one in (world.first, world.second)} == {"accepted"}
    assert session.scalars(select(Decision.made)).all() == ["/", "/"]
    assert "2 proposals were accepted" in text(coordinator.get(path))


def test_a_pending_decision_is_changed_and_taken_back(session, world, coordinator, path):
    making.decide(session, world, "accepted", world.first, for_proposer={"en": "Yes"})
    alone = f"{path}/ranking/decide?chosen=1-1"
    page = coordinator.get(alone)
    assert "Yes" in page.text
    assert post(coordinator, alone, outcome="rejected").status_code == 303
    session.expire_all()
    changed = session.scalars(select(Decision)).one()
    assert (changed.outcome, changed.for_proposer) == ("rejected", {"en": "Yes"})
    again = f"{path}/ranking/decide?chosen=1-2"
    assert post(coordinator, again, do="undo").status_code == 303
    assert session.scalar(select(func.count(Decision.id))) == 0


def test_of_two_who_decide_the_second_looks_again(session, world, coordinator, path):
    seen = f"{path}/ranking/decide?chosen=1-0"
    form = main_form(coordinator.get(seen).text) | {"outcome": "rejected"}
    making.decide(session, world, "accepted", world.first)
    answer = coordinator.post(f"{path}/ranking/decide", data=form)
    assert answer.status_code == 422
    assert "Somebody else decided about proposal 1" in text(answer)
    session.expire_all()
    assert session.scalars(select(Decision.outcome)).all() == ["accepted"]


def test_all_that_are_found_are_chosen_with_one_link(coordinator, world, path):
    page = coordinator.get(f"{path}/ranking/decide?all=yes&q=gangwon")
    assert main_form(page.text)["chosen"] == "2-0"


def test_nothing_is_decided_before_its_time(session, coordinator, world, path):
    world.phase.closes_at = making.DECIDING + timedelta(days=1)
    session.commit()
    page = coordinator.get(f"{path}/ranking")
    assert "Nothing can be decided now" in page.text
    assert 'name="chosen"' not in page.text
    answer = post(coordinator, f"{path}/ranking/decide?chosen=1-0", outcome="accepted")
    assert answer.status_code == 422
    assert session.scalar(select(func.count(Decision.id))) == 0
    world.phase.may_decide = True
    session.commit()
    answer = post(coordinator, f"{path}/ranking/decide?chosen=1-0", outcome="accepted")
    assert answer.status_code == 303


def test_the_members_vote_is_offered_and_taken_over(session, world, coordinator, path, monkeypatch):
    world.call.decided_by = "vote"
    session.commit()
    assert "Take over what the members voted" in coordinator.get(f"{path}/ranking").text
    voted(monkeypatch, {world.first.id: "carried", world.second.id: "no-quorum"})
    assert coordinator.post(f"{path}/ranking/take-vote").status_code == 303
    decided = session.scalars(select(Decision)).one()
    assert (decided.proposal_id, decided.outcome) == (world.first.id, "accepted")
    answer = post(coordinator, f"{path}/ranking/decide?chosen=1-1", outcome="rejected")
    assert "the count does not say this" in text(answer)


def voted(monkeypatch, said):
    """Let the count of a vote say this."""

    def outcomes(_session, wanted):
        told = {"poll_id": 1, "method": "each", "votes_for": 1, "votes_against": 0, "abstained": 0}
        return {
            key: ballots.Outcome(outcome=one, **told) for key, one in said.items() if key in wanted
        }

    monkeypatch.setattr(ballots, "outcomes", outcomes)


def test_the_release_says_what_will_happen(session, world, coordinator, scored, path, person):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    person("region_coordinator", **scope)
    making.decide(session, world, "accepted", world.first)
    making.decide(session, world, "rejected", world.second)
    page = text(coordinator.get(f"{path}/release"))
    assert "Mails that go out 1" in page
    assert re.search(r"cannot be reached by mail\s+Proposal 2: ", page)
    assert "Reviews are missing of these proposals: 2" in page
    assert "without a comment that says why: 2" in page
    assert "A project × 1" in page


def test_what_changed_since_it_was_seen_is_not_released(session, world, coordinator, path):
    making.decide(session, world, "accepted", world.first)
    form = main_form(coordinator.get(f"{path}/release").text)
    making.decide(session, world, "rejected", world.second)
    answer = coordinator.post(f"{path}/release", data=form)
    assert answer.status_code == 422
    assert "Nothing was released" in text(answer)
    assert session.scalar(select(func.count(Release.id))) == 0


def test_a_second_click_finds_the_release_of_the_first(session, world, coordinator, path):
    making.decide(session, world, "accepted", world.first)
    form = main_form(coordinator.get(f"{path}/release").text)
    answers = [coordinator.post(f"{path}/release", data=form) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert session.scalar(select(func.count(Release.id))) == 1


def test_a_call_is_answered_in_public_with_what_was_accepted_alone(session, world, client, path):
    making.decide(session, world, "accepted", world.first)
    making.decide(session, world, "rejected", world.second)
    assert "Results" not in client.get(path).text
    making.release(session, world)
    page = client.get(path)
    assert "1 proposal was accepted" in text(page)
    assert world.first.uuid in page.text
    assert world.second.uuid not in page.text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_ranking_leaves_as_a_file_with_a_reason(session, coordinator, scored, path, kind):
    where = f"{path}/ranking/export"
    assert coordinator.post(where, data={"format": kind, "reason": " "}).status_code == 422
    with coordinator.post(where, data={"format": kind, "reason": "Board"}) as answer:
        told = answer.data
    if kind == "csv":
        assert "62.50,37.50,75.00,2,0" in told.decode("utf-8-sig")
    else:
        assert told.startswith(b"PK")
    record = session.scalars(select(Record).where(Record.action == "ranking.exported")).one()
    assert (record.reason, record.details["rows"]) == ("Board", 2)


def test_mails_carry_the_comment_in_the_readers_language(
    session, world, coordinator, scored, path, person
):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    reader = person("region_coordinator", **scope)
    reader.language = "ja"
    session.commit()
    post(coordinator, f"{path}/ranking/decide?chosen=1-0", outcome="rejected", **COMMENT)
    post(coordinator, f"{path}/release")
    letter = session.scalars(select(Letter).where(Letter.recipient == reader.email)).one()
    assert letter.language == "ja"
    assert "コメント" in letter.body
    assert letter.body.count(reviews.PROPOSER) == 2
    assert reviews.COMMITTEE not in letter.body
    assert "Reviewer 1" not in letter.body


@pytest.mark.parametrize("count", [1, 3])
def test_the_ranking_asks_equally_often_whatever_it_shows(
    session, world, coordinator, queries, path, count
):
    session.get_one(Call, world.call_id).survey_closes_at = None
    if count == 1:
        making.proposals.withdraw(
            session, None, reviews.making.queries.held(session, world.second.id)
        )
    else:
        reviews.proposal(session, world, world.liaoning)
    session.commit()
    queries.clear()
    page = coordinator.get(f"{path}/ranking")
    assert len(re.findall(r'name="chosen"', page.text)) == count
    assert len(queries) == 19


def test_anyone_sees_an_acceptance_on_its_page_and_not_what_was_written_about_it(
    session, world, client, scored
):
    told = {"for_proposer": {"en": "canarycomment"}}
    making.decide(session, world, "deferred", world.first, **told)
    making.release(session, world)
    making.decide(session, world, "accepted", world.first, **told)
    path = f"/proposals/{world.first.uuid}"
    assert client.get(path).status_code == 303
    making.release(session, world)
    page = client.get(path)
    assert "Decisions" in page.text
    assert "Deferred" not in page.text
    for word in ("canarycomment", reviews.PROPOSER, reviews.COMMITTEE):
        assert word not in page.text


def test_a_candidacy_whose_year_is_taken_is_named_on_the_page(
    session, world, coordinator, path, monkeypatch
):
    making.decide(session, world, "accepted", world.first)
    taken = world.call.type

    def refuse(*_given):
        raise YearTaken(2031, "Gangwon", "year")

    monkeypatch.setitem(types._types, taken.slug, replace(taken, creates=refuse))
    answer = post(coordinator, f"{path}/release")
    assert answer.status_code == 422
    assert "Nothing is released. Proposal 1, canarytext: 2031 is the turn of Gangwon" in text(
        answer
    )
    assert session.scalar(select(func.count(Release.id))) == 0
    assert state(session, world.first) == "submitted"
