"""The pages of reviewers and of coordinators, and how many statements they need."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from app.proposals.models import ProposalPaper, ProposalVersion
from app.reviews.models import Assignment, Review, Reviewer
from tests.reviews import making


@pytest.fixture
def judge(session, world):
    """A reviewer of no region to whom both proposals are assigned."""
    made = making.reviewer(session, world)
    for proposal in (world.first, world.second):
        making.assign(session, world, proposal, made)
    return made


def path(proposal, part=""):
    return f"/proposals/{proposal.uuid}/review{part}"


def hidden(page, name):
    """Return what a hidden field of a page holds."""
    return unescape(re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1])


def scored(world, *values, **more):
    given = {f"score_{one.id}": value for one, value in zip(world.criteria, values, strict=False)}
    return {**given, **more}


def test_a_reviewer_goes_through_the_queue(client, session, world, judge):
    client.sign_in(judge.user)
    home, queue = (client.get(page).text for page in ("/", "/reviewing"))
    assert "2 reviews are not done yet." in home
    assert "2 reviews are not done yet." in queue
    assert queue.index(path(world.first)) < queue.rindex(path(world.second))
    page = client.get(path(world.first)).text
    assert f'rel="next" href="{path(world.second)}"' in page
    assert 'rel="prev"' not in page
    sent = {**scored(world, 5, 4, 1), "for_committee": "Sound.", "next": "yes"}
    assert client.post(path(world.first), data=sent).location == path(world.second)
    draft = client.post(path(world.second), data=scored(world, 2, draft="yes"))
    assert draft.location == path(world.second)
    rows = session.execute(select(Review.proposal_id, Review.total, Review.done_at)).all()
    assert [(row[0], row[1], row[2] is not None) for row in rows] == [
        (world.first.id, 95, True),
        (world.second.id, 40, False),
    ]
    assert "1 review is not done yet." in client.get("/reviewing").text
    done = client.get("/reviewing?state=done").text
    assert path(world.first) in done
    assert path(world.second) not in done.split("<table")[1]


def test_a_review_that_is_done_needs_what_counts(client, session, world, judge):
    client.sign_in(judge.user)
    answer = client.post(path(world.first), data=scored(world, 5, for_proposer="Kept words"))
    assert answer.status_code == 422
    assert "Give a score, or save the review as a draft." in answer.text
    assert "Kept words" in answer.text
    assert client.post(path(world.first), data=scored(world, 6, 5)).status_code == 422
    assert session.scalars(select(func.count(Review.id))).one() == 0


def test_what_two_windows_write_is_not_lost(client, world, judge):
    client.sign_in(judge.user)
    opened = hidden(client.get(path(world.first)).text, "opened")
    client.post(path(world.first), data=scored(world, 5, 5, for_committee="One"))
    other = scored(world, 5, 5, for_committee="Two", opened=opened)
    answer = client.post(path(world.first), data=other)
    assert answer.status_code == 422
    assert "One" in answer.text


def test_after_the_phase_a_review_is_read_and_not_written(client, clock, session, world, judge):
    making.reviewed(session, world, world.first, judge, 5, 5)
    clock(making.LATER)
    client.sign_in(judge.user)
    page = client.get(path(world.first)).text
    assert making.COMMITTEE in page
    assert "data-review" not in page
    assert client.post(path(world.first), data=scored(world, 1, 1)).status_code == 404


def test_before_its_phase_nothing_is_read(client, clock, session, world, judge):
    clock(making.NOON)
    client.sign_in(judge.user)
    queue = client.get("/reviewing").text
    assert "Proposal 1" in queue
    assert making.TEXT not in queue
    assert client.get(path(world.first)).status_code == 404


@pytest.mark.parametrize(
    ("others", "before", "after"),
    [("never", False, False), ("after-own", False, True), ("always", True, True)],
)
def test_the_reviews_of_others(client, session, world, judge, others, before, after):
    world.phase.others = others
    second = making.reviewer(session, world)
    making.assign(session, world, world.first, judge, second)
    making.reviewed(session, world, world.first, second, 5, 5)
    client.sign_in(judge.user)
    told = []
    for _ in range(2):
        told.append(making.COMMITTEE in client.get(path(world.first)).text)
        client.post(path(world.first), data=scored(world, 1, 1))
    assert told == [before, after]
    remark = client.post(path(world.first, "/remarks"), data={"text": "I agree."})
    assert remark.status_code == (303 if after else 404)
    assert ("I agree." in client.get(path(world.first)).text) is after


def test_in_a_blind_phase_the_proposer_is_hidden(client, session, world, judge):
    client.sign_in(judge.user)
    assert "Toyama" in client.get(path(world.first)).text
    world.phase.blind = True
    session.commit()
    for page in (path(world.first), "/reviewing", path(world.first, "/conflict")):
        assert "Toyama" not in client.get(page).text
    assert making.TEXT in client.get(path(world.first)).text


@pytest.mark.parametrize("blind", [False, True])
def test_a_paper_is_a_download_and_hidden_in_a_blind_phase(client, session, world, judge, blind):
    world.phase.blind = blind
    kept = {"name": "from-toyama.txt", "media_type": "text/plain", "digest": "0" * 64}
    paper = ProposalPaper(
        proposal_id=world.first.id,
        line="line",
        number=1,
        size=6,
        content=b"canary",
        made_at=making.NOON,
        **kept,
    )
    later = ProposalPaper(
        proposal_id=world.first.id,
        line="later",
        number=1,
        size=6,
        content=b"canary",
        made_at=making.NOON,
        **kept,
    )
    version = session.scalars(
        select(ProposalVersion).where(ProposalVersion.proposal_id == world.first.id)
    ).one()
    with_paper = {**version.content, "papers": [{"uuid": paper.uuid, "name": paper.name}]}
    again = {"number": 2, "submitted_at": making.NOON, "content": with_paper}
    session.add_all([paper, later, ProposalVersion(proposal_id=world.first.id, **again)])
    session.commit()
    client.sign_in(judge.user)
    answer = client.get(path(world.first, f"/papers/{paper.uuid}"), checked=False)
    assert answer.status_code == (404 if blind else 200)
    assert ("from-toyama.txt" in client.get(path(world.first)).text) is not blind
    if not blind:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    # Written since: not submitted yet.
    assert client.get(path(world.first, f"/papers/{later.uuid}")).status_code == 404


def test_a_conflict_is_declared_with_a_reason(client, session, world, judge, person):
    client.sign_in(judge.user)
    assert client.post(path(world.first, "/conflict"), data={}).status_code == 422
    answer = client.post(path(world.first, "/conflict"), data={"reason": "My own work."})
    assert answer.location == "/reviewing"
    assert path(world.first) not in client.get("/reviewing").text
    assert client.get(path(world.first)).status_code == 404
    base = f"/calls/{world.call_id}/reviewers"
    coordinator = client.sign_in(person("programme_coordinator", programme_id=world.programme.id))
    assert "My own work." in coordinator.get(base).text
    assert (
        coordinator.post(path(world.first, "/conflict"), data={"reason": "Mine too."}).location
        == f"/calls/{world.call_id}"
    )
    assert "My own work." not in coordinator.get(base).text


def test_who_is_taken_away_or_loses_the_role_reads_nothing_more(client, session, world, judge):
    row = session.get_one(Reviewer, judge.id)
    client.sign_in(judge.user)
    assert client.get(path(world.first)).status_code == 200
    row.removed_at = making.REVIEWING
    session.commit()
    assert client.get(path(world.first)).status_code == 404
    assert "Nothing waits for you." in client.get("/reviewing").text


def test_a_coordinator_names_changes_and_takes_away(coordinator, session, world):
    made = making.reviewer(session, world)
    session.delete(session.get_one(Reviewer, made.id))
    session.commit()
    base = f"/calls/{world.call_id}/reviewers"
    sent = {"person": made.user_id, "most": "3", "areas": [world.area.id]}
    assert coordinator.post(f"{base}/name", data=sent).location == base
    row = session.scalars(select(Reviewer)).one()
    page = coordinator.get(base).text
    assert "0 of at most 3" in page
    assert "Shipping" in page
    assert "holds the role of reviewer" in coordinator.get(f"{base}/name").text
    # Nobody is left to choose: no error leads to a question that is not there.
    assert "error-summary" not in coordinator.post(f"{base}/name", data=sent).text
    assert coordinator.post(f"{base}/{row.id}", data={"most": ""}).location == base
    assert "at most" not in coordinator.get(base).text.split("<tbody")[1]
    assert coordinator.post(f"{base}/{row.id}/remove").location == base
    assert "Nobody reviews yet" in coordinator.get(base).text


def test_a_coordinator_assigns_by_hand(coordinator, session, world):
    own, free = making.reviewer(session, world, world.toyama), making.reviewer(session, world)
    base = f"/calls/{world.call_id}/assignments"
    page = coordinator.get(f"{base}/1").text
    assert "The own region proposes it" in page
    assert page.count('name="reviewers"') == 1
    assert coordinator.post(f"{base}/1", data={"reviewers": [free.id]}).location == base
    assert coordinator.post(f"{base}/1", data={"reviewers": [own.id]}).status_code == 422
    listed = coordinator.get(base).text
    assert free.user.name in listed
    assert own.user.name not in listed


def test_a_coordinator_assigns_at_once_what_is_shown_and_undoes_it(coordinator, session, world):
    for _ in range(2):
        making.reviewer(session, world)
    base = f"/calls/{world.call_id}/assignments"
    page = coordinator.get(f"{base}/at-once?how=balanced&each=1").text
    sent = {"way": "balanced", "number": "1", "seen": hidden(page, "seen")}
    assert coordinator.post(f"{base}/at-once", data=sent).location == base
    assert session.scalars(select(func.count(Assignment.id))).one() == 2
    again = coordinator.post(f"{base}/at-once", data=sent)
    assert again.status_code == 422
    assert "Something changed since this was shown" in again.text
    batch = hidden(coordinator.get(base).text, "batch")
    assert coordinator.post(f"{base}/undo", data={"batch": batch}).location == base
    assert "Nobody" in coordinator.get(base).text
    assert coordinator.post(f"{base}/undo", data={"batch": batch}).status_code == 409


def test_what_cannot_be_assigned_is_said(coordinator, session, world):
    making.reviewer(session, world, world.toyama)
    base = f"/calls/{world.call_id}/assignments/at-once"
    page = coordinator.get(f"{base}?how=balanced&each=1").text
    assert "Nobody may review these proposals: #1." in page
    assert 'name="seen"' not in page
    assert coordinator.get(f"{base}?how=balanced&each=99").status_code == 200
    assert coordinator.post(base, data={"way": "balanced", "number": "1"}).status_code == 422


def test_what_no_page_offered_is_refused(coordinator, world):
    base = f"/calls/{world.call_id}/assignments"
    answer = coordinator.post(f"{base}/1", data={"reviewers": ["77"]})
    assert (answer.status_code, "Reviewers" in answer.text) == (422, True)
    sent = {"way": "balanced", "number": "9" * 5000}
    assert coordinator.post(f"{base}/at-once", data=sent).status_code == 422


def test_a_coordinator_reminds(coordinator, session, world, judge):
    base = f"/calls/{world.call_id}/reviewers"
    assert "Remind everybody" in coordinator.get(base).text
    assert coordinator.post(f"{base}/remind").location == base
    assert "1 person was reminded." in coordinator.get(base).text


def test_a_coordinator_reads_everything_and_scores_nothing(coordinator, session, world, judge):
    making.reviewed(session, world, world.first, judge, 5, 5)
    page = coordinator.get(path(world.first)).text
    assert making.COMMITTEE in page
    assert "data-review" not in page
    assert coordinator.post(path(world.first), data=scored(world, 5, 5)).status_code == 404


def test_calls_and_proposals_lead_to_their_reviews(coordinator, client, session, world, judge):
    call = f"/calls/{world.call_id}"
    page = coordinator.get(call).text
    assert f"{call}/reviewers" in page
    assert path(world.first) in coordinator.get(f"/proposals/{world.first.uuid}").text
    client.sign_in(judge.user)
    page = client.get(call).text
    assert 'href="/reviewing"' in page
    assert f"{call}/reviewers" not in page


COUNTS = {"/reviewing": 11, "reviewers": 16, "assignments": 14, "assignments/at-once": 15}


@pytest.mark.parametrize("page", COUNTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_lists_need_as_many_statements_with_three_rows_as_with_one(
    app, client, coordinator, session, world, queries, page, rows
):
    one = making.reviewer(session, world)
    people = [one, *(making.reviewer(session, world) for _ in range(rows - 1))]
    with app.app_context():
        third = making.proposal(session, world, world.liaoning)
    proposals = [world.first, world.second, third]
    for proposal in proposals[:rows]:
        making.assign(session, world, proposal, *people)
    making.reviewed(session, world, world.first, one, 5, 5)
    own = page.startswith("/")
    if own:
        client.sign_in(one.user)
    asked = page if own else f"/calls/{world.call_id}/{page}"
    asked += "?how=balanced&each=1" if page.endswith("at-once") else ""
    session.expire_all()
    queries.clear()
    assert client.get(asked).status_code == 200
    assert len(queries) == COUNTS[page]
