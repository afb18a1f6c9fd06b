"""Attachments: versions, limits, what a submission keeps, and who may take which."""

import io
from dataclasses import replace

import pytest

from app.core.access import actor
from app.core.files.uploads import MEGABYTE, Upload
from app.proposals import actions, policy, queries, rules
from app.proposals.errors import NoRoom, SubmittedAndClosed, TooManyPapers
from app.proposals.models import ProposalPaper
from tests.proposals import making
from tests.proposals.making import CLOSES, NOON, SECOND, held
from tests.questions.files import document, picture

LATE = CLOSES + SECOND


def row(number, *, line="a", version=1, size=1, removed=None):
    return ProposalPaper(
        proposal_id=1, line=line, number=version, name="a.pdf", media_type="application/pdf",
        size=size, digest="", content=b"", made_at=NOON, removed_at=removed, uuid=str(number),
    )  # fmt: skip


def numbered(rows):
    for number, one in enumerate(rows, 1):
        one.id = number
    return rows


@pytest.mark.parametrize(
    ("papers", "size", "line", "refused"),
    [
        ([], 1, None, None),
        ([row(n, line=str(n)) for n in range(19)], 1, None, None),
        ([row(n, line=str(n)) for n in range(20)], 1, None, TooManyPapers),
        ([row(n, line=str(n)) for n in range(20)], 1, "3", None),
        ([row(n, line=str(n), removed=NOON) for n in range(20)], 1, None, None),
        ([row(n, line="a", version=n + 1) for n in range(100)], 1, "a", TooManyPapers),
        ([row(1, size=99 * MEGABYTE)], MEGABYTE, None, None),
        ([row(1, size=99 * MEGABYTE)], MEGABYTE + 1, None, NoRoom),
        ([row(1, size=99 * MEGABYTE, removed=NOON)], MEGABYTE + 1, None, NoRoom),
    ],
)
def test_so_much_may_be_attached(app, papers, size, line, refused):
    with app.test_request_context():
        if refused is None:
            rules.check_room(numbered(papers), size, line)
        else:
            with pytest.raises(refused):
                rules.check_room(numbered(papers), size, line)


def test_lines_show_the_newest_version_first_and_what_was_taken_off_last():
    rows = numbered([row(1, removed=NOON), row(2, line="b"), row(3, line="b", version=2)])
    found = rules.lines(rows, {"2": [1]})
    assert [[one.uuid for one in line.papers] for line in found] == [["3", "2"], ["1"]]
    assert [line.removed for line in found] == [False, True]
    only = rules.lines(rows, {"2": [1]}, submitted_only=True)
    assert [line.newest.uuid for line in only] == ["2"]


def sent(name="plan.pdf", content=None, line=""):
    file = io.BytesIO(document() if content is None else content)
    return {"file": (file, name), "line": line}


@pytest.fixture
def path(made):
    return f"/proposals/{made.uuid}/papers"


def test_a_newer_version_keeps_the_older_and_what_is_removed_comes_back(
    toyama, made, path, session
):
    page = toyama.get(path)
    assert "at most 10 MB" in page.text
    assert toyama.post(path, data=sent()).status_code == 303
    (first,) = held(session, made).papers
    assert toyama.post(path, data=sent("b.png", picture("PNG"), first.line)).status_code == 303
    older, newer = held(session, made).papers
    assert [(one.name, one.number) for one in (older, newer)] == [("plan.pdf", 1), ("b.png", 2)]
    assert "1 older version" in toyama.get(path).text
    assert "b.png" in toyama.get(f"/proposals/{made.uuid}").text
    assert toyama.post(f"{path}/{older.uuid}/remove", checked=False).status_code == 409
    assert toyama.post(f"{path}/{newer.uuid}/remove").status_code == 303
    assert rules.newest_papers(held(session, made)) == []
    assert toyama.post(path, data=sent(line=first.line)).status_code == 422
    assert toyama.post(f"{path}/{newer.uuid}/restore").status_code == 303
    (kept,) = rules.newest_papers(held(session, made))
    assert kept.uuid == newer.uuid


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plan.pdf", b"<script>alert(1)</script>", "Send a PDF"),
        ("plan.pdf", b"", "The file is empty."),
    ],
)
def test_what_is_not_taken_is_said_on_the_field(toyama, made, path, session, name, content, told):
    answer = toyama.post(path, data=sent(name, content))
    assert answer.status_code == 422
    assert told in answer.text.partition('id="file-error"')[2][:400]
    assert held(session, made).papers == []


def test_a_file_that_is_too_large_is_not_read_further(toyama, path, monkeypatch):
    monkeypatch.setattr(rules, "LARGEST", 0)
    answer = toyama.post(path, data=sent())
    assert (answer.status_code, "too large: at most 0 MB" in answer.text) == (422, True)


def test_without_a_file_it_is_asked_for(toyama, path):
    for given in ({}, {"file": "words"}):
        answer = toyama.post(path, data={"line": "", **given})
        assert (answer.status_code, "Choose a file." in answer.text) == (422, True)


def test_a_paper_comes_as_a_download_and_nothing_else(toyama, made, path, session):
    toyama.post(path, data=sent())
    (paper,) = held(session, made).papers
    with toyama.get(f"{path}/{paper.uuid}") as answer:
        assert (answer.status_code, answer.data) == (200, document())
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=plan.pdf")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["Cache-Control"] == "no-store"
    nothing = toyama.get(f"{path}/{made.uuid}").status_code
    assert nothing == 404


def attach(session, app, proposal, line=None):
    with app.app_context():
        upload = Upload(name="plan.pdf", content=document())
        kept = queries.held(session, proposal.id)
        made = actions.file_paper(session, None, kept, upload, line, NOON)
    session.commit()
    return made


def test_a_submission_keeps_its_papers(coordinator, made, path, session, app):
    first = attach(session, app, made)
    with app.app_context():
        actions.submit(session, None, queries.held(session, made.id), NOON)
    session.commit()
    newer = attach(session, app, made, first.line)
    with app.app_context():
        actions.remove_paper(session, None, queries.held(session, made.id), newer.uuid, NOON)
    session.commit()
    # The coordinator reads what was submitted, not what is attached or removed since.
    page = coordinator.get(path).text
    assert ("version 1" in page, "version 2" in page, "Removed" in page) == (True, False, False)
    with coordinator.get(f"{path}/{first.uuid}") as answer:
        assert answer.status_code == 200
    assert coordinator.get(f"{path}/{newer.uuid}").status_code == 404
    assert coordinator.get(f"/proposals/{made.uuid}").text.count("plan.pdf") == 1


def test_what_was_submitted_keeps_its_papers_after_the_deadline(
    toyama, made, path, session, app, clock
):
    paper = attach(session, app, made)
    with app.app_context():
        actions.submit(session, None, queries.held(session, made.id), NOON)
    session.commit()
    clock(NOON + 3600 * SECOND)
    assert toyama.post(path, data=sent(line=paper.line)).status_code == 303
    kept = held(session, made)
    with app.test_request_context(), pytest.raises(SubmittedAndClosed):
        actions.remove_paper(session, None, kept, paper.uuid, LATE)


def test_who_may_not_read_the_proposal_gets_no_paper(signed_in, world, made, path, session, app):
    paper = attach(session, app, made)
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    other = signed_in("region_coordinator", **scope)
    assert other.get(f"{path}/{paper.uuid}").status_code == 404
    assert other.post(f"{path}/{paper.uuid}/remove").status_code == 404


def test_anyone_may_read_what_is_accepted_and_take_no_paper_of_it(app, made, session):
    paper = attach(session, app, made)
    wanted = queries.wanted_paper(session, made.uuid, paper.uuid)
    with session.no_autoflush, app.test_request_context():
        proposal = wanted.paper.proposal
        proposal.state = "accepted"
        assert policy.may_see(actor(), proposal)
        assert not policy.may_take_paper(actor(), replace(wanted, submitted=True))
        session.expunge_all()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_papers_takes_one_count_of_statements(
    toyama, made, path, session, app, queries, number
):
    for _one in range(number):
        attach(session, app, made)
    toyama.get(path)
    queries.clear()
    assert toyama.get(path).status_code == 200
    assert len(queries) == LISTED


LISTED = 10


def test_a_conflict_shuts_papers_too(world, session, person, client, app, made, path):
    paper = attach(session, app, made)
    with app.app_context():
        actions.submit(session, None, queries.held(session, made.id), NOON)
    someone = person("programme_coordinator", programme_id=world.programme.id)
    client.sign_in(someone)
    with client.get(f"{path}/{paper.uuid}") as answer:
        assert answer.status_code == 200
    making.shut_out(session, made, someone)
    session.commit()
    assert client.get(f"{path}/{paper.uuid}").status_code == 404
