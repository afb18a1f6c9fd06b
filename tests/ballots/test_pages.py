"""The pages of a vote: preparing, opening, the ballot, turnout without choices, the result."""

import json
import logging
from datetime import date

import pytest
from sqlalchemy import func, select

from app.ballots import actions, queries
from app.ballots.models import Ballot, Poll, VotingPause
from app.calls.models import PanelMember
from app.core.outbox import Letter
from app.proposals.models import ShutOut
from tests.ballots.conftest import (
    CLOSES,
    COUNTING,
    DURING,
    cast,
    everything,
    more_members,
    opened,
    prepared,
)
from tests.editions.making import programme
from tests.intentions import making
from tests.intentions.making import HOUR
from tests.matrix.reading import main_form


def of(poll, rest=""):
    return f"/polls/{poll.id}{rest}"


def ballot_of(poll, region):
    return of(poll, f"/regions/{region.code}")


def test_a_coordinator_prepares_and_opens_a_vote(world, session, coordinator):
    path = f"{world.path_of_call}/polls/new"
    body = main_form(coordinator.get(path).text)
    assert body["opens_at"] == "2027-04-12T09:00"
    assert body["options"] == [str(one.id) for one in world.proposals]
    sent = coordinator.post(path, data=body | {"secret": "secret", "quorum": "60"})
    assert sent.status_code == 303
    poll = session.scalars(select(Poll)).one()
    assert (poll.secret, poll.quorum, poll.zone, poll.opens_at) == (True, 60, "Asia/Tokyo", DURING)
    page = coordinator.get(of(poll, "/open")).text
    assert "3 regions have a vote." in page
    assert coordinator.post(of(poll, "/open"), data=main_form(page)).status_code == 303
    assert "0 of 3 regions with a vote have voted." in coordinator.get(of(poll)).text
    assert coordinator.post(of(poll, "/open"), data=main_form(page)).status_code == 422


def test_a_prepared_vote_is_changed_on_its_page(world, session, coordinator):
    path = f"{world.path_of_call}/polls/new"
    coordinator.post(path, data=main_form(coordinator.get(path).text))
    poll = session.scalars(select(Poll)).one()
    body = main_form(coordinator.get(of(poll, "/edit")).text)
    changed = body | {"options": [str(world.proposals[1].id)], "majority": "two-thirds"}
    assert coordinator.post(of(poll, "/edit"), data=changed).status_code == 303
    poll = queries.poll(session, poll.id)
    assert [one.proposal_id for one in poll.options] == [world.proposals[1].id]
    assert poll.majority == "two-thirds"
    wrong = coordinator.post(of(poll, "/edit"), data=body | {"closes_at": "2027-04-01T09:00"})
    assert wrong.status_code == 422


def test_without_a_vote_deciding_no_vote_is_prepared(world, session, coordinator):
    world.call.decided_by = "coordinator"
    session.commit()
    assert coordinator.get(f"{world.path_of_call}/polls/new").status_code == 404
    assert "Vote of the members" not in coordinator.get(world.path_of_call).text


def test_a_secret_ballot_says_first_that_it_is_final(world, session, speaks):
    poll = opened(session, world)
    client = speaks(world.toyama)
    page = client.get(ballot_of(poll, world.toyama)).text
    assert "the ballot cannot be changed" in page
    body = main_form(page) | {"vote_1": "for", "vote_2": "against"}
    unsure = client.post(ballot_of(poll, world.toyama), data=body)
    assert unsure.status_code == 422
    assert session.scalar(select(func.count(Ballot.id))) == 0
    sent = client.post(ballot_of(poll, world.toyama), data=body | {"sure": "y"})
    assert sent.status_code == 303
    after = client.get(ballot_of(poll, world.toyama)).text
    assert "Your region has voted." in after
    assert 'name="vote_1"' not in after
    again = client.post(ballot_of(poll, world.toyama), data=body | {"sure": "y"})
    assert again.status_code == 422
    assert session.scalar(select(func.count(Ballot.id))) == 1


def test_an_open_ballot_is_shown_again_and_changed(world, session, speaks):
    poll = opened(session, world, secret=False)
    client, path = speaks(world.toyama), ballot_of(poll, world.toyama)
    assert "you can change the ballot" in client.get(path).text
    body = main_form(client.get(path).text) | {"vote_1": "for", "vote_2": "against"}
    assert client.post(path, data=body).status_code == 303
    stands = main_form(client.get(path).text)
    assert (stands["vote_1"], stands["vote_2"]) == ("for", "against")
    assert client.post(path, data=stands | {"vote_1": "abstain"}).status_code == 303
    assert main_form(client.get(path).text)["vote_1"] == "abstain"


def test_nobody_votes_for_another_region(world, session, speaks):
    poll = opened(session, world)
    client = speaks(world.toyama)
    assert client.get(ballot_of(poll, world.gangwon)).status_code == 404
    sent = client.post(ballot_of(poll, world.gangwon), data={"vote_1": "for", "vote_2": "for"})
    assert sent.status_code == 404


def test_a_region_without_a_vote_reads_why(world, session, speaks):
    actions.pause(session, None, world.programme, world.toyama.id, date(2027, 1, 1), "fees")
    poll = opened(session, world)
    client, path = speaks(world.toyama), ballot_of(poll, world.toyama)
    assert "No vote: its fees are unpaid" in client.get(path).text
    body = {"vote_1": "for", "vote_2": "for", "sure": "y"}
    assert client.post(path, data=body).status_code == 422
    assert session.scalar(select(func.count(Ballot.id))) == 0


@pytest.mark.parametrize("secret", [True, False])
def test_before_the_count_the_coordinator_sees_turnout_and_no_choice(
    world, session, coordinator, secret
):
    poll = opened(session, world, secret=secret)
    cast(session, poll, world.toyama, everything(world, "against", "against"))
    text = coordinator.get(of(poll)).text
    assert "1 of 3 regions with a vote have voted." in text
    assert "Against" not in text
    assert coordinator.get(of(poll, "/ballots.json")).status_code == 404


def counted(session, world, clock, minute, **facts):
    poll = opened(session, world, **facts)
    cast(session, poll, world.toyama, everything(world, "for", "against"))
    cast(session, poll, world.gangwon, everything(world, "for", "abstain"))
    clock(COUNTING)
    minute()
    return queries.poll(session, poll.id)


def test_the_result_of_a_secret_vote_names_nobody(world, session, clock, minute, speaks):
    poll = counted(session, world, clock, minute)
    client = speaks(world.toyama)
    text = " ".join(client.get(of(poll)).text.split())
    assert "Carried" in text
    assert "2 of 3 regions with a vote have voted; 2 were needed." in text
    assert "Who voted how" not in text
    with client.get(of(poll, "/ballots.json")) as file:
        told = json.loads(file.data)
    assert [set(one) for one in told["ballots"]] == [{"choices"}] * 2


def test_the_result_of_an_open_vote_names_everybody(world, session, clock, minute, speaks):
    poll = counted(session, world, clock, minute, secret=False)
    text = " ".join(speaks(world.shenyang).get(of(poll)).text.split())
    assert "Who voted how" in text
    assert f"2. {making.TITLES[1]}: Abstain" in text


def test_members_see_a_result_shown_by_hand_once_it_is_shown(
    world, session, clock, minute, person, client
):
    poll = counted(session, world, clock, minute, showing="by-hand")
    scope = {"programme_id": world.programme.id}
    member = person("region_coordinator", region_id=world.toyama.id, **scope)
    coordinates = person("programme_coordinator", **scope)
    client.sign_in(member)
    assert "Carried" not in client.get(of(poll)).text
    assert client.get(of(poll, "/ballots.json")).status_code == 404
    client.sign_in(coordinates)
    assert "Carried" in client.get(of(poll)).text
    assert client.post(of(poll, "/show")).status_code == 303
    client.sign_in(member)
    assert "Carried" in client.get(of(poll)).text


def test_others_see_nothing_of_a_vote(world, session, clock, minute, signed_in, app):
    poll = counted(session, world, clock, minute)
    other = {"programme_id": programme(session, "other").id, "region_id": world.toyama.id}
    stranger = signed_in("region_coordinator", **other)
    for path in (of(poll), of(poll, "/ballots.json")):
        assert stranger.get(path).status_code == 404
        assert app.test_client().get(path).status_code == 303


def test_whoever_left_the_programme_sees_nothing_of_what_the_panel_sees(
    world, session, person, client
):
    poll = opened(session, world)
    pages = (of(poll), f"/calls/{world.call.id}/intentions")
    for role, answer in (("reviewer", 200), (None, 404)):
        scope = {"programme_id": world.programme.id} if role else {}
        user = person(role, **scope)
        session.add(PanelMember(call_id=world.call.id, user_id=user.id, added_at=DURING))
        client.sign_in(user)
        assert [client.get(path).status_code for path in pages] == [answer, answer]


def test_a_conflict_hides_from_the_panel_what_is_voted_on(world, session, person, client):
    poll = opened(session, world)
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    user = person("reviewer", **scope)
    session.add(PanelMember(call_id=world.call.id, user_id=user.id, added_at=DURING))
    client.sign_in(user)
    text = client.get(of(poll)).text
    assert (making.TITLES[0] in text, making.TITLES[1] in text) == (False, True)


def test_a_vote_is_counted_by_hand_where_no_worker_runs(world, session, clock, runs):
    poll = opened(session, world)
    assert runs().post(of(poll, "/count")).status_code == 409
    clock(COUNTING)
    coordinator = runs()
    assert "being counted" in coordinator.get(of(poll)).text
    assert coordinator.post(of(poll, "/count")).status_code == 303
    assert "No quorum" in coordinator.get(of(poll)).text


def test_a_run_off_starts_with_those_who_lead(world, session, clock, minute, runs):
    third = making.proposal(session, world.call, world.shenyang, 3)
    world.proposals.append(third)
    (fourth, fifth) = more_members(session, world.programme, 2)
    poll = opened(session, world, method="one-of", quorum=0, secret=True)
    for region, place in zip([*world.regions, fourth, fifth], (0, 0, 2, 2, 1), strict=True):
        cast(session, poll, region, {"choice": world.proposals[place].uuid})
    clock(COUNTING)
    minute()
    coordinator = runs()
    assert "Prepare the run-off" in coordinator.get(of(poll)).text
    path = f"{world.path_of_call}/polls/new?run_off={poll.id}"
    body = main_form(coordinator.get(path).text)
    assert (body["options"], body["method"], body["secret"]) == (
        [str(world.proposals[0].id), str(third.id)],
        "one-of",
        "secret",
    )


@pytest.mark.parametrize("asked", ["0", "-1", "x", str(2**70)])
def test_a_run_off_of_no_vote_is_any_vote(world, coordinator, asked):
    answer = coordinator.get(f"{world.path_of_call}/polls/new?run_off={asked}")
    assert len(main_form(answer.text)["options"]) == 2


def test_what_no_form_would_send_is_refused(world, session, coordinator):
    path = f"{world.path_of_call}/polls/new"
    body = main_form(coordinator.get(path).text)
    for changes in (
        {"options": ["x"]},
        {"options": [str(2**70)]},
        {"quorum": str(10**30)},
        {"method": "guess"},
        {"closes_at": "9999-12-31T23:59"},
        {"opened": "[" * 20_000, "quorum": "-1"},
    ):
        assert coordinator.post(path, data=body | changes).status_code == 422
    assert session.scalar(select(func.count(Poll.id))) == 0


def test_nobody_votes_while_the_call_is_cancelled(world, session, clock, minute, runs, speaks):
    poll = opened(session, world)
    region = speaks(world.toyama)
    assert ballot_of(poll, world.toyama) in region.get("/").text
    world.call.cancelled_at = DURING
    session.commit()
    assert ballot_of(poll, world.toyama) not in region.get("/").text
    assert 'name="vote_1"' not in region.get(ballot_of(poll, world.toyama)).text
    said = {"vote_1": "for", "vote_2": "for", "sure": "y"}
    voted = region.post(ballot_of(poll, world.toyama), data=said)
    assert (voted.status_code, "cancelled" in voted.text) == (422, True)
    assert runs().get(f"/calls/{world.call.id}/polls/new").status_code == 404
    before = session.scalar(select(func.count(Letter.id)))
    clock(CLOSES - HOUR)
    minute()
    assert session.scalar(select(func.count(Letter.id))) == before


def test_a_cancelled_vote_says_so(world, session, coordinator):
    poll = opened(session, world)
    path = of(poll, "/cancel")
    assert coordinator.post(path, data={"reason": ""}).status_code == 422
    assert coordinator.post(path, data={"reason": "Two names were missing"}).status_code == 303
    assert "Cancelled" in coordinator.get(of(poll)).text
    assert "Cancel the vote" not in coordinator.get(of(poll)).text


def test_who_declared_a_conflict_votes_without_reading_the_title(world, session, person, client):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    user = person("region_coordinator", **scope)
    session.add(ShutOut(proposal_id=world.proposals[0].id, user_id=user.id, since=DURING))
    session.commit()
    poll = opened(session, world)
    client.sign_in(user)
    for path in (of(poll), ballot_of(poll, world.toyama)):
        text = client.get(path).text
        assert making.TITLES[1] in text
        assert making.TITLES[0] not in text


def test_the_file_of_ballots_hides_the_title_too(world, session, clock, minute, person, client):
    poll = counted(session, world, clock, minute)
    user = person("region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id)
    session.add(ShutOut(proposal_id=world.proposals[0].id, user_id=user.id, since=DURING))
    session.commit()
    with client.sign_in(user).get(of(poll, "/ballots.json")) as file:
        assert making.TITLES[1] in file.text
        assert making.TITLES[0] not in file.text


def test_whose_vote_rests_is_written_down_and_ended(world, session, coordinator):
    path = f"/programmes/{world.programme.slug}/voting"
    body = {
        "region": str(world.toyama.id),
        "since": "2027-01-01",
        "why": "fees",
        "note": "2025, 26",
    }
    assert coordinator.post(path, data=body).status_code == 303
    assert coordinator.post(path, data=body).status_code == 422
    rests = session.scalars(select(VotingPause)).one()
    assert "2025, 26" in coordinator.get(path).text
    ending = f"{path}/{rests.id}/end"
    assert coordinator.post(ending, data={"until": "2026-01-01"}).status_code == 422
    assert coordinator.post(ending, data={"until": "2027-03-01"}).status_code == 303
    assert session.scalars(select(VotingPause.until)).one() == date(2027, 3, 1)


@pytest.mark.parametrize("many", [1, 3])
def test_a_votes_page_asks_as_much_for_many(
    world, session, clock, minute, runs, queries_counted, many
):
    more_members(session, world.programme, many)
    for number in range(3, 2 + many):
        world.proposals.append(making.proposal(session, world.call, world.toyama, number, "More"))
    poll = opened(session, world, secret=False, quorum=0)
    said = ["for"] * len(world.proposals)
    for region in world.regions[:many]:
        cast(session, poll, region, everything(world, *said))
    clock(COUNTING)
    minute()
    coordinator = runs()
    coordinator.get(of(poll))
    session.expunge_all()
    with queries_counted() as seen:
        assert coordinator.get(of(poll)).status_code == 200
    assert len(seen) == 7


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(
    ("rest", "opens", "count"),
    [("/regions/t-jp", True, 6), ("/open", False, 7), ("/edit", False, 6)],
)
def test_pages_of_a_vote_ask_as_much_for_many(
    world, session, person, client, queries_counted, rest, opens, count, many
):
    scope = {"programme_id": world.programme.id}
    user = person("programme_coordinator", **scope)
    if opens:
        user = person("region_coordinator", region_id=world.toyama.id, **scope)
    for number in range(3, 2 + many):
        world.proposals.append(making.proposal(session, world.call, world.toyama, number, "More"))
    more_members(session, world.programme, many)
    poll = opened(session, world) if opens else prepared(session, world)
    client.sign_in(user)
    client.get(of(poll, rest))
    session.expunge_all()
    with queries_counted() as seen:
        assert client.get(of(poll, rest)).status_code == 200
    assert len(seen) == count


@pytest.mark.parametrize("many", [1, 3])
def test_the_calls_page_asks_as_much_for_many_votes(
    world, session, coordinator, queries_counted, many
):
    for _number in range(many):
        opened(session, world)
    coordinator.get(world.path_of_call)
    session.expunge_all()
    with queries_counted() as seen:
        text = coordinator.get(world.path_of_call).text
    assert text.count("/polls/") == many + 1
    assert sum("FROM polls" in one for one in seen) == 1


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_rests_asks_as_much_for_many(
    world, session, coordinator, queries_counted, many
):
    for region in world.regions[:many]:
        actions.pause(session, None, world.programme, region.id, date(2027, 1, 1), "fees")
    session.commit()
    path = f"/programmes/{world.programme.slug}/voting"
    coordinator.get(path)
    session.expunge_all()
    with queries_counted() as seen:
        assert coordinator.get(path).status_code == 200
    assert len(seen) == 4


def test_a_proposals_page_shows_the_vote_to_who_sees_its_result(
    world, session, clock, minute, speaks, runs
):
    counted(session, world, clock, minute, showing="by-hand")
    path = f"/proposals/{world.proposals[0].uuid}"
    text = " ".join(runs().get(path).text.split())
    assert "2 for, 0 against, 0 abstained" in text
    assert "2 for, 0 against" not in speaks(world.toyama).get(path).text


def test_nothing_is_logged_of_what_a_ballot_says(world, session, speaks, caplog, capfd):
    poll = opened(session, world)
    client, path = speaks(world.toyama), ballot_of(poll, world.toyama)
    body = {"vote_1": "against", "vote_2": "abstain"}
    with caplog.at_level(0):
        assert client.post(path, data=body).status_code == 422
        assert client.post(path, data=body | {"sure": "y"}).status_code == 303
        assert client.post(path, data=body | {"sure": "y"}).status_code == 422
    printed = capfd.readouterr()
    said = caplog.text + printed.out + printed.err
    assert "against" not in said
    assert "abstain" not in said
    # The control: whatever is logged would be seen.
    logging.getLogger("app").warning("a ballot says %s", body)
    assert "against" in caplog.text
