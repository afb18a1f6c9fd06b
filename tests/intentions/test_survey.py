"""Regions answer a survey, change their answers, and everybody concerned sees the matrix."""

import csv
import io
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from app.accounts.models import Grant
from app.calls.models import PanelMember
from app.core import clock as clock_
from app.core.outbox import Letter
from app.core.words import Words
from app.history.models import Record
from app.intentions import actions, jobs, queries
from app.intentions.errors import NotAsked, SurveyNotOpen, SurveyOver
from app.intentions.models import Intention
from app.intentions.rules import Answer, Counts
from app.programmes.models import Membership
from app.proposals.models import Proposal, ShutOut
from app.regions.models import Region, Tie
from tests.intentions import making
from tests.intentions.making import CLOSES, HOUR, SURVEY_ENDS
from tests.matrix.reading import main_form

WILL = Answer(answer="will", people=4, contribution="A bus")
NOT = Answer(answer="will-not")


def answer(session, world, region, wanted):
    asked = queries.asked(session, world.call.id, region.code)
    return actions.answer(session, None, asked, wanted, clock_.now())


def stored(session):
    found = session.execute(select(Intention.proposal_id, Intention.region_id, Intention.answer))
    return sorted(tuple(row) for row in found)


def test_answers_are_kept_changed_and_taken_back(world, session):
    first, second = (one.id for one in world.proposals)
    region = world.shenyang
    assert answer(session, world, region, {first: WILL, second: NOT}) == 2
    assert answer(session, world, region, {first: WILL, second: WILL}) == 1
    assert stored(session) == [(first, region.id, "will"), (second, region.id, "will")]
    assert answer(session, world, region, {first: Answer()}) == 1
    assert stored(session) == [(second, region.id, "will")]
    told = session.scalars(select(Record).where(Record.action == "intentions.answered")).all()
    assert [(one.region_id, one.details) for one in told] == [
        (region.id, {"answers": number}) for number in (2, 1, 1)
    ]


def test_who_proposes_is_not_asked(world, session):
    first, second = world.proposals
    with pytest.raises(NotAsked):
        answer(session, world, world.toyama, {first.id: WILL})
    answer(session, world, world.toyama, {second.id: WILL})
    making.party(session, first, world.shenyang)
    with pytest.raises(NotAsked):
        answer(session, world, world.shenyang, {first.id: WILL})


def test_drafts_and_withdrawn_proposals_are_asked_of_nobody(world, session):
    draft = making.proposal(session, world.call, world.toyama, None, "Secret")
    gone = making.proposal(
        session,
        world.call,
        world.toyama,
        3,
        state="withdrawn",
        withdrawn_at=CLOSES,
        withdrawn_from="submitted",
    )
    assert queries.proposals(session, world.call.id) == world.proposals
    for one in (draft, gone):
        with pytest.raises(NotAsked):
            answer(session, world, world.shenyang, {one.id: WILL})


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [(CLOSES - HOUR, SurveyNotOpen), (SURVEY_ENDS, SurveyOver)],
)
def test_answers_come_in_the_time_of_the_survey(world, session, clock, moment, refusal):
    clock(moment)
    with pytest.raises(refusal):
        answer(session, world, world.shenyang, {world.proposals[0].id: WILL})
    assert stored(session) == []


def test_a_deadline_that_was_moved_meanwhile_counts(world, session):
    asked = queries.asked(session, world.call.id, world.shenyang.code)
    session.connection().exec_driver_sql(
        "UPDATE calls SET survey_closes_at = '2027-03-01 09:00:00+00:00'"
    )
    with pytest.raises(SurveyOver):
        actions.answer(session, None, asked, {world.proposals[0].id: WILL}, clock_.now())


@pytest.mark.parametrize(
    "facts",
    [{"answer": "perhaps"}, {"people": -1}, {"answer": "will-not", "people": 1}],
)
def test_the_database_refuses_what_is_no_answer(world, session, facts):
    row = {"proposal_id": world.proposals[0].id, "region_id": world.shenyang.id, "version": 1}
    usual = {"answer": "will", "contribution": "", "answered_at": CLOSES}
    session.execute(insert(Intention).values(**row, **usual))
    session.rollback()
    with pytest.raises(IntegrityError):
        session.execute(insert(Intention).values(**row, **{**usual, **facts}))


def test_the_database_refuses_a_second_answer(world, session):
    row = {"proposal_id": world.proposals[0].id, "region_id": world.shenyang.id, "version": 1}
    usual = {"answer": "will", "contribution": "", "answered_at": CLOSES}
    session.execute(insert(Intention).values(**row, **usual))
    with pytest.raises(IntegrityError):
        session.execute(insert(Intention).values(**row, **usual))


def own_path(world, region):
    return f"{world.path_of_call}/intentions/{region.code}"


def test_a_region_answers_everything_on_one_page(world, session, speaks):
    client = speaks(world.shenyang)
    path = own_path(world, world.shenyang)
    body = main_form(client.get(path).text) | {
        "answer_1": "will",
        "people_1": "4",
        "contribution_1": "A bus",
        "answer_2": "will-not",
    }
    assert client.post(path, data=body).status_code == 303
    first, second = (one.id for one in world.proposals)
    assert stored(session) == [
        (first, world.shenyang.id, "will"),
        (second, world.shenyang.id, "will-not"),
    ]
    shown = main_form(client.get(path).text)
    assert (shown["answer_1"], shown["people_1"], shown["contribution_1"]) == ("will", "4", "A bus")


def test_what_is_wrong_is_shown_on_its_question(world, session, speaks):
    client = speaks(world.shenyang)
    path = own_path(world, world.shenyang)
    body = main_form(client.get(path).text) | {"answer_1": "will-not", "people_1": "4"}
    refused = client.post(path, data=body)
    assert refused.status_code == 422
    assert "leave the rest empty" in refused.text
    assert stored(session) == []


def test_two_who_answer_different_questions_both_keep_theirs(world, session, speaks):
    path = own_path(world, world.shenyang)
    client = speaks(world.shenyang)
    begun = main_form(client.get(path).text)
    client.post(path, data=begun | {"answer_1": "will"})
    client.post(path, data=begun | {"answer_2": "interested"})
    assert [row[2] for row in stored(session)] == ["will", "interested"]


def test_after_the_deadline_the_page_shows_what_was_said(world, session, speaks, clock):
    answer(session, world, world.shenyang, {world.proposals[0].id: WILL})
    session.commit()
    clock(SURVEY_ENDS)
    client = speaks(world.shenyang)
    shown = client.get(own_path(world, world.shenyang)).text
    assert "Will take part · 4 people · A bus" in shown
    assert "Save the answers" not in shown
    sent = client.post(own_path(world, world.shenyang), data={"answer_1": "interested"})
    assert sent.status_code == 422
    assert stored(session)[0][2] == "will"


def test_who_declared_a_conflict_neither_answers_nor_reads_the_title(
    world, session, person, client
):
    scope = {"programme_id": world.programme.id, "region_id": world.shenyang.id}
    user = person("region_coordinator", **scope)
    session.add(ShutOut(proposal_id=world.proposals[1].id, user_id=user.id, since=CLOSES))
    session.commit()
    client.sign_in(user)
    for path in (own_path(world, world.shenyang), f"{world.path_of_call}/intentions"):
        text = client.get(path).text
        assert making.TITLES[0] in text
        assert making.TITLES[1] not in text
    with client.get(f"{world.path_of_call}/intentions.csv") as file:
        exported = file.data.decode()
    assert making.TITLES[0] in exported
    assert making.TITLES[1] not in exported


def judge(session, world, person, region):
    """Make a member of the panel who is a reviewer of a region."""
    user = person("reviewer", programme_id=world.programme.id, region_id=region.id)
    session.add(PanelMember(call_id=world.call.id, user_id=user.id, added_at=CLOSES))
    session.commit()
    return user


@pytest.mark.parametrize(
    ("close", "hidden"),
    [
        ("own", True),
        ("tied", True),
        ("asked", True),
        ("confirmed", True),
        ("tied to one asked", True),
        ("declined", False),
        ("", False),
    ],
)
def test_a_conflict_hides_from_who_judges_what_is_proposed_and_contributed(
    world, session, person, client, close, hidden
):
    _first, second = world.proposals
    other = Region(code="t-ru", kind="krai", country="RU", name=Words(en="Primorye"))
    session.add(other)
    session.flush()
    region = world.shenyang
    told = {"code": "t", "level": "province", "tie_type": "friendship"}
    if close == "own":
        region = world.regions[1]
    if close == "tied":
        session.add(Tie(a_id=world.regions[1].id, b_id=region.id, **told))
    if close in {"asked", "confirmed", "declined"}:
        making.party(session, second, region, close)
    if close == "tied to one asked":
        making.party(session, second, other, "asked")
        session.add(Tie(a_id=region.id, b_id=other.id, **told))
    answer(session, world, world.toyama, {second.id: Answer(answer="will", contribution="A reef")})
    client.sign_in(judge(session, world, person, region))
    texts = [client.get(f"{world.path_of_call}/intentions").text]
    with client.get(f"{world.path_of_call}/intentions.csv") as file:
        texts.append(file.data.decode())
    for text in texts:
        assert making.TITLES[0] in text
        assert (making.TITLES[1] in text, "A reef" in text) == (not hidden, not hidden)


def test_a_region_that_is_asked_reads_what_it_is_asked_about(world, session, person, client):
    user = judge(session, world, person, world.regions[1])
    role = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    session.add(Grant(user_id=user.id, role="region_coordinator", granted_at=CLOSES, **role))
    session.commit()
    client.sign_in(user)
    text = client.get(f"{world.path_of_call}/intentions").text
    assert all(title in text for title in making.TITLES[:2])


def test_the_matrix_is_for_those_concerned(world, client, coordinator, speaks, signed_in, app):
    path = f"{world.path_of_call}/intentions"
    assert app.test_client().get(path).status_code == 303
    assert coordinator.get(path).status_code == 200
    assert speaks(world.toyama).get(path).status_code == 200
    assert signed_in().get(path).status_code == 404


def test_the_matrix_says_in_words_what_is_counted(world, session, coordinator):
    first, second = (one.id for one in world.proposals)
    answer(session, world, world.shenyang, {first: WILL, second: NOT})
    session.commit()
    text = " ".join(coordinator.get(f"{world.path_of_call}/intentions").text.split())
    assert "Yes 1 · Maybe 0 · No 0" in text
    assert "2 regions have not answered." in text
    assert '<td class="intention-proposes">Proposes</td>' in text
    assert text.index("Gangwon") < text.index("Liaoning") < text.index(">Toyama")


def test_the_matrix_leaves_as_a_file(world, session, coordinator):
    answer(session, world, world.shenyang, {world.proposals[0].id: WILL})
    session.commit()
    with coordinator.get(f"{world.path_of_call}/intentions.csv") as file:
        rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert rows[0][:4] == [
        "Region",
        *(f"1. {making.TITLES[0]}: {what}" for what in ("answer", "people", "contribution")),
    ]
    assert rows[2][:5] == ["Liaoning", "Will take part", "4", "A bus", "No answer yet"]
    assert rows[-1][:3] == ["In all", "1 will take part · 0 interested · 0 will not", "4"]
    with coordinator.get(f"{world.path_of_call}/intentions.xlsx") as file:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    assert book.get_sheet_by_index(0).to_python()[2][2] == 4


def test_a_contribution_is_no_formula(world, session, coordinator):
    evil = Answer(answer="will", contribution="=1+1")
    answer(session, world, world.shenyang, {world.proposals[0].id: evil})
    session.commit()
    with coordinator.get(f"{world.path_of_call}/intentions.csv") as file:
        assert ",'=1+1" in file.text


def test_counts_are_one_statement(world, session, queries_counted):
    first, second = (one.id for one in world.proposals)
    answer(session, world, world.shenyang, {first: WILL})
    answer(session, world, world.gangwon, {first: Answer(answer="interested", people=7)})
    session.commit()
    with queries_counted() as seen:
        found = queries.counts(session, [first, second])
    assert found == {first: Counts(will=1, interested=1, people=4), second: Counts()}
    assert len(seen) == 1


@pytest.mark.parametrize("many", [1, 3])
def test_the_matrix_asks_as_much_for_many(world, session, coordinator, queries, many):
    for number in range(3, 2 + many):
        making.proposal(session, world.call, world.shenyang, number, f"More {number}")
        region = Region(code=f"t-x{number}", kind="prefecture", name=Words(en=f"X{number}"))
        session.add(region)
        session.flush()
        session.add(Membership(programme_id=world.programme.id, region_id=region.id))
        answer(session, world, region, {world.proposals[0].id: WILL})
    session.commit()
    session.expunge_all()
    coordinator.get(f"{world.path_of_call}/intentions")
    session.expunge_all()
    queries.clear()
    assert coordinator.get(f"{world.path_of_call}/intentions").status_code == 200
    assert len(queries) == 12


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_a_region_asks_as_much_for_many(world, session, speaks, queries, many):
    for number in range(3, 2 + many):
        making.proposal(session, world.call, world.toyama, number, f"More {number}")
    answer(session, world, world.shenyang, {one.id: WILL for one in world.proposals[:many]})
    session.commit()
    client = speaks(world.shenyang)
    client.get(own_path(world, world.shenyang))
    session.expunge_all()
    queries.clear()
    assert client.get(own_path(world, world.shenyang)).status_code == 200
    assert len(queries) == 11


@pytest.fixture
def minute(app, session):
    """Let the worker's minute pass."""

    def pass_by():
        session.commit()
        with app.app_context():
            jobs.remind()
        session.expire_all()

    return pass_by


def mailed(session):
    found = session.scalars(select(Letter).order_by(Letter.id))
    return [(one.recipient, one.body) for one in found]


def test_who_has_not_answered_is_reminded_a_week_and_a_day_before(
    world, session, person, clock, minute
):
    scope = {"programme_id": world.programme.id}
    people = {
        region.code: person("region_coordinator", region_id=region.id, **scope).email
        for region in world.regions
    }
    first, second = (one.id for one in world.proposals)
    answer(session, world, world.shenyang, {first: WILL, second: NOT})
    session.commit()
    minute()
    assert mailed(session) == []
    clock(SURVEY_ENDS - timedelta(days=7))
    minute()
    minute()
    sent = mailed(session)
    assert {one[0] for one in sent} == {people["t-jp"], people["t-kr"]}
    assert len(sent) == 2
    assert "1 proposal has no answer of your region yet." in sent[0][1]
    assert f"{world.path_of_call}/intentions/t-jp" in sent[0][1]
    assert making.TITLES[0] not in sent[0][1] + sent[1][1]
    clock(SURVEY_ENDS - timedelta(days=1))
    minute()
    assert len(mailed(session)) == 4
    clock(SURVEY_ENDS)
    minute()
    assert len(mailed(session)) == 4


def test_a_deadline_that_moves_is_reminded_of_again(world, session, person, clock, minute):
    person("region_coordinator", programme_id=world.programme.id, region_id=world.gangwon.id)
    clock(SURVEY_ENDS - timedelta(days=1))
    minute()
    assert len(mailed(session)) == 1
    world.call.survey_closes_at = SURVEY_ENDS + timedelta(days=30)
    session.commit()
    minute()
    assert len(mailed(session)) == 1
    clock(SURVEY_ENDS + timedelta(days=29))
    minute()
    assert len(mailed(session)) == 2


def test_without_a_survey_there_is_no_page(session, signed_in, clock):
    clock(CLOSES)
    world = making.world(session, survey_closes_at=None)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    assert coordinator.get(f"{world.path_of_call}/intentions").status_code == 404
    assert session.scalar(select(func.count(Proposal.id))) == 2


def test_both_pages_show_where_the_survey_stands(world, session, coordinator):
    first = world.proposals[0]
    answer(session, world, world.shenyang, {first.id: WILL})
    session.commit()
    call = " ".join(coordinator.get(world.path_of_call).text.split())
    assert "The survey is open." in call
    assert f"{world.path_of_call}/intentions" in call
    page = " ".join(coordinator.get(f"/proposals/{first.uuid}").text.split())
    assert "1 will take part · 0 interested · 0 will not · 4 people" in page
    assert "A bus" in page


def test_who_sees_no_answers_sees_none_on_the_calls_page(world, client):
    assert "Who will take part" not in client.get(world.path_of_call).text
