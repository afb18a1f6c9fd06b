"""Drafting, submitting and withdrawing: numbers, versions, codes, parties, and what never is."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.calls.errors import CallClosed, CodeUnusable
from app.calls.models import CallCode
from app.core.outbox import Letter
from app.history.models import Record
from app.programmes.queries import current_membership
from app.proposals import actions, queries
from app.proposals.actions.asking import MOST_ASKED
from app.proposals.errors import (
    DaysReversed,
    Incomplete,
    MayNotPropose,
    NobodyAnswers,
    NothingNew,
    NotNow,
    OncePerRegion,
    OrganisationMissing,
    PartyAnswered,
    PartyKnown,
    PartyUnknown,
    RemindedToday,
    SubmittedAndClosed,
    TooLateToRevise,
    TooManyAsked,
)
from app.proposals.models import Party, Proposal, ProposalVersion
from tests.decisions.making import decided
from tests.proposals import making
from tests.proposals.making import CLOSES, LATE, NOON, SECOND

pytestmark = pytest.mark.usefixtures("inside")


def letters(session):
    return session.scalars(select(Letter).order_by(Letter.id)).all()


def test_a_draft_begins_with_its_title_and_the_usual_lines(session, world):
    made = making.begin(session, world)
    assert [(one.language, one.title, one.status) for one in made.texts] == [
        ("en", "Kelp", "original")
    ]
    assert [line.payer for line in made.budget] == ["sender", "host"]
    assert (made.state, made.number, made.title["en"]) == ("draft", None, "Kelp")


def test_what_is_written_is_kept_and_stays_a_draft(session, world):
    made = making.begin(session, world)
    texts = {"en": making.text(), "ko": making.text("다시마", "심는다", "done")}
    saved = actions.save(
        session,
        None,
        made,
        making.draft(texts=texts, area_ids=frozenset({world.area.id}), people=12, place="Toyama"),
        NOON,
    )
    assert {one.language: one.status for one in saved.texts} == {"en": "original", "ko": "done"}
    assert [area.code for area in saved.areas] == ["test-shipping"]
    assert [value.value for value in saved.values] == ["Cleaner water"]
    assert (saved.people, saved.place, saved.state) == (12, "Toyama", "draft")
    assert [line.what for line in saved.budget] == ["Travel"]


def test_an_original_that_changes_makes_its_translations_outdated(session, world):
    texts = {"en": making.text(), "ja": making.text("昆布", "植える", "done")}
    made = making.written(session, world, texts=texts)
    changed = {**texts, "en": making.text("Kelp forests")}
    saved = actions.save(session, None, made, making.draft(texts=changed), NOON)
    assert {one.language: one.status for one in saved.texts} == {
        "en": "original",
        "ja": "outdated",
    }


def test_days_do_not_run_backwards(session, world):
    made = making.begin(session, world)
    days = {"starts_on": NOON.date(), "ends_on": (NOON - SECOND * 90_000).date()}
    with pytest.raises(DaysReversed):
        actions.save(session, None, made, making.draft(**days), NOON)


def test_submissions_are_numbered_one_after_the_other_and_kept(session, world):
    first = making.submitted(session, world)
    second = making.submitted(session, world, world.gangwon)
    assert [first.number, second.number] == [1, 2]
    version = queries.version(session, first.id)
    assert (version.number, version.submitted_at) == (1, NOON)
    assert version.content["texts"]["en"]["title"] == "Kelp"
    assert version.content["values"] == {"goal": "Cleaner water"}


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_version_stays_as_it_was_submitted(session, world, change):
    making.submitted(session, world)
    version = session.scalars(select(ProposalVersion)).one()
    statement = (
        update(ProposalVersion).values(content={})
        if change == "update"
        else ProposalVersion.__table__.delete()
    )
    with pytest.raises(DBAPIError), session.begin_nested():
        session.execute(statement)
    session.refresh(version)
    assert version.content["values"] == {"goal": "Cleaner water"}


def test_what_is_missing_is_named(session, world):
    made = making.begin(session, world)
    with pytest.raises(Incomplete, match="Summary · Goal"):
        actions.submit(session, None, made, NOON)


@pytest.mark.parametrize(
    ("at", "counts"), [(CLOSES - SECOND, True), (CLOSES, False), (LATE, False)]
)
def test_the_moment_of_arrival_decides_whatever_the_clock_says_later(
    session, world, clock, at, counts
):
    made = making.written(session, world)
    clock(LATE)
    if counts:
        assert actions.submit(session, None, made, at).submitted_at == at
    else:
        with pytest.raises(CallClosed):
            actions.submit(session, None, made, at)


def test_a_draft_is_saved_after_the_deadline_and_what_was_submitted_is_not(session, world):
    made = making.written(session, world)
    saved = actions.save(session, None, made, making.draft(place="Uozu"), LATE)
    assert (saved.place, saved.state) == ("Uozu", "draft")
    other = making.submitted(session, world, world.gangwon)
    with pytest.raises(SubmittedAndClosed):
        actions.save(session, None, other, making.draft(place="Sokcho"), LATE)


def test_what_changed_since_a_submission_is_not_shown_to_others(session, world):
    made = making.submitted(session, world)
    texts = {"en": making.text("Kelp forests")}
    saved = actions.save(session, None, made, making.draft(texts=texts), NOON)
    assert saved.title["en"] == "Kelp"
    actions.submit(session, None, saved, NOON)
    assert (saved.title["en"], saved.number) == ("Kelp forests", 1)
    assert [one.number for one in queries.versions(session, made.id)] == [2, 1]


def test_the_same_is_not_submitted_twice(session, world):
    made = making.submitted(session, world)
    with pytest.raises(NothingNew):
        actions.submit(session, None, queries.held(session, made.id), NOON)


def test_withdrawing_is_undone_until_the_deadline(session, world):
    made = making.submitted(session, world)
    actions.withdraw(session, None, made)
    assert (made.state, made.withdrawn_from) == ("withdrawn", "submitted")
    with pytest.raises(NotNow):
        actions.submit(session, None, made, NOON)
    with pytest.raises(CallClosed):
        actions.take_up(session, None, made, CLOSES)
    actions.take_up(session, None, made, CLOSES - SECOND)
    assert (made.state, made.withdrawn_at) == ("submitted", None)


def test_a_withdrawn_draft_comes_back_at_any_time(session, world):
    made = making.begin(session, world)
    actions.withdraw(session, None, made)
    actions.take_up(session, None, made, LATE)
    assert made.state == "draft"


def test_a_revision_is_a_new_version_before_its_own_deadline(session, world):
    made = making.submitted(session, world)
    actions.ask_to_revise(session, None, made, LATE)
    saved = actions.save(session, None, made, making.draft(place="Uozu"), LATE - SECOND)
    with pytest.raises(TooLateToRevise):
        actions.submit(session, None, saved, LATE)
    actions.submit(session, None, saved, LATE - SECOND)
    assert (saved.state, saved.revise_until, saved.number) == ("submitted", None, 1)


@pytest.mark.parametrize("outcome", ["accepted", "rejected"])
def test_what_is_decided_stays(session, world, outcome):
    made = making.submitted(session, world)
    decided(session, made, outcome, LATE)
    for step in (
        lambda: actions.withdraw(session, None, made),
        lambda: actions.submit(session, None, made, NOON),
        lambda: actions.save(session, None, made, making.draft(), NOON),
        lambda: actions.set_outcome(session, None, made, "accepted", LATE),
        lambda: actions.ask_to_revise(session, None, made, None),
        lambda: actions.take_up(session, None, made, NOON),
    ):
        with pytest.raises(NotNow):
            step()


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_the_database_refuses_an_outcome_without_a_release(session, world, state):
    made = making.submitted(session, world)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(update(Proposal).where(Proposal.id == made.id).values(state=state))


def test_a_region_has_one_proposal_where_the_type_says_so(session, world):
    once = making.call(session, world.programme, making.ONCE.slug)
    first = making.begin(session, world, call=once)
    with pytest.raises(OncePerRegion):
        making.begin(session, world, call=once)
    actions.withdraw(session, None, first)
    making.begin(session, world, call=once)
    with pytest.raises(OncePerRegion):
        actions.take_up(session, None, first, NOON)


def test_a_region_that_is_no_member_does_not_propose(session, world):
    stranger = making.making.Region(code="t-x", kind="city", name={"en": "X"}, zone="UTC")
    session.add(stranger)
    session.flush()
    with pytest.raises(MayNotPropose):
        making.begin(session, world, stranger)


def test_a_code_lets_in_after_the_deadline_and_is_counted(session, world):
    code = making.code(session, world.call, most_uses=1)
    made = making.begin(session, world, at=LATE, code="acdef-34679")
    assert session.get_one(CallCode, code.id).used == 1
    with pytest.raises(CodeUnusable):
        making.begin(session, world, world.gangwon, at=LATE, code="ACDEF34679")
    saved = actions.save(session, None, made, making.draft(), LATE)
    assert actions.submit(session, None, saved, LATE).number == 1


@pytest.mark.parametrize("wrong", ["revoked", "over", "region", "unknown"])
def test_a_code_that_does_not_hold_lets_nobody_in(session, world, wrong):
    changes = {
        "revoked": {"revoked_at": NOON},
        "over": {"ends_at": LATE},
        "region": {"region_id": world.gangwon.id},
        "unknown": {"code": "AAAAAAAAAA"},
    }
    making.code(session, world.call, **changes[wrong])
    with pytest.raises(CodeUnusable):
        making.begin(session, world, at=LATE, code="ACDEF34679")


def test_without_a_code_nothing_begins_after_the_deadline(session, world):
    with pytest.raises(CallClosed):
        making.begin(session, world, at=LATE)


def test_a_proposal_continues_an_earlier_one(session, world):
    texts = {"en": making.text(), "ko": making.text("다시마", "심는다", "done")}
    earlier = making.submitted(session, world, texts=texts, people=9)
    following = making.call(session, world.programme, year=2028)
    made = making.begin(session, world, call=following, continues=earlier, title="Kelp again")
    assert made.continues_id == earlier.id
    assert {one.language: (one.title, one.summary, one.status) for one in made.texts} == {
        "en": ("Kelp again", "Plant kelp.", "original"),
        "ko": ("다시마", "심는다", "outdated"),
    }
    assert ([one.value for one in made.values], made.people) == (["Cleaner water"], 9)
    assert [line.what for line in made.budget] == ["Travel"]


@pytest.fixture
def gangwon(world, person):
    return person("region_coordinator", programme_id=world.programme.id, region_id=world.gangwon.id)


def test_a_region_confirms_through_its_coordinators(session, world, gangwon):
    made = making.written(session, world)
    party = actions.ask_region(session, None, made, world.gangwon)
    assert [one.recipient for one in letters(session)] == [gangwon.email]
    found = queries.party(session, made.uuid, party.id)
    actions.answer(session, gangwon.id, found, confirmed=True)
    assert (found.state, found.answered_by_id) == ("confirmed", gangwon.id)
    with pytest.raises(PartyAnswered):
        actions.answer(session, gangwon.id, found, confirmed=False)


def test_whom_a_region_may_ask(session, world, gangwon):
    made = making.written(session, world)
    actions.ask_region(session, None, made, world.gangwon)
    made = queries.held(session, made.id)
    for region, refused in (
        (world.gangwon, PartyKnown),
        (world.toyama, PartyUnknown),
        (world.liaoning, NobodyAnswers),
    ):
        with pytest.raises(refused):
            actions.ask_region(session, None, made, region)


def ask_bank(session, made):
    links = []

    def address(secret, language):
        links.append(secret)
        return f"https://example.org/{secret}?language={language}"

    asked = ("Bank", "bank@example.org", "ru", address)
    return actions.ask_organisation(session, None, made, *asked), links


@pytest.mark.parametrize("confirmed", [True, False])
def test_an_organisation_answers_by_its_link_and_is_told_how_it_goes_on(session, world, confirmed):
    made = making.written(session, world)
    party, (secret,) = ask_bank(session, made)
    assert (party.token_hash != secret, secret in letters(session)[-1].body) == (True, True)
    found = queries.party_by_token(session, party.token_hash)
    with pytest.raises(PartyAnswered):
        actions.answer_by_link(session, found, party.link_ends_at, confirmed=True)
    actions.answer_by_link(session, found, NOON, confirmed=confirmed)
    assert (found.token_hash, bool(found.contact_mail)) == (None, confirmed)
    before = len(letters(session))
    actions.withdraw(session, None, queries.held(session, made.id))
    told = [one.recipient for one in letters(session)[before:]]
    assert told == (["bank@example.org"] if confirmed else [])
    actions.forget_contacts(session, queries.held(session, made.id))
    assert found.contact_mail == ""


def test_a_new_link_ends_the_one_before(session, world):
    made = making.written(session, world)
    party, _links = ask_bank(session, made)
    before = party.token_hash
    actions.remind(session, None, queries.party(session, made.uuid, party.id), lambda *_of: "x")
    assert party.token_hash != before


def test_a_party_is_reminded_once_a_day_and_few_are_asked_within_one(session, world, clock):
    made = making.written(session, world)
    party, _links = ask_bank(session, made)

    def remind():
        found = queries.party(session, made.uuid, party.id)
        actions.remind(session, None, found, lambda *_of: "x")

    remind()
    before = len(letters(session))
    with pytest.raises(RemindedToday):
        remind()
    assert len(letters(session)) == before
    clock(NOON + timedelta(days=1, seconds=1))
    remind()
    told = ("bank@example.org", "en", lambda *_of: "x")
    for number in range(MOST_ASKED - 1):
        held = queries.held(session, made.id)
        actions.ask_organisation(session, None, held, f"Bank {number + 2}", *told)
    with pytest.raises(TooManyAsked):
        actions.ask_organisation(session, None, queries.held(session, made.id), "More", *told)
    clock(NOON + timedelta(days=2, seconds=2))
    actions.ask_organisation(session, None, queries.held(session, made.id), "More", *told)


def test_a_version_names_the_parties_and_none_of_their_addresses(session, world):
    made = making.written(session, world)
    ask_bank(session, made)
    actions.submit(session, None, queries.held(session, made.id), NOON)
    content = queries.version(session, made.id).content
    assert content["parties"] == [{"region": None, "organisation": "Bank", "state": "asked"}]
    assert "bank@example.org" not in str(content)


def test_a_party_is_taken_off(session, world):
    made = making.written(session, world)
    party, _links = ask_bank(session, made)
    actions.drop(session, None, queries.party(session, made.uuid, party.id))
    assert session.scalar(select(func.count(Party.id))) == 0


def test_records_tell_coordinators_of_nothing_before_it_is_submitted(session, world):
    made = making.written(session, world)
    before = session.scalars(select(Record).where(Record.subject == f"proposal:{made.id}")).all()
    assert {one.programme_id for one in before} == {None}
    assert {one.region_id for one in before} == {world.toyama.id}
    actions.submit(session, None, made, NOON)
    last = session.scalars(select(Record).order_by(Record.id.desc()).limit(1)).one()
    assert (last.action, last.programme_id) == ("proposal.submitted", world.programme.id)
    assert "Kelp" not in str([one.details for one in [*before, last]])


def test_a_submission_is_told_to_both_sides(session, world, person):
    people = [
        person("region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id),
        person("programme_coordinator", programme_id=world.programme.id),
    ]
    making.submitted(session, world)
    told = letters(session)
    assert {one.recipient for one in told} == {one.email for one in people}
    assert all("Kelp" in one.subject for one in told)


def test_a_declared_conflict_keeps_the_mail_away_too(session, world, person):
    someone = person("programme_coordinator", programme_id=world.programme.id)
    made = making.written(session, world)
    actions.submit(session, None, made, NOON)
    making.shut_out(session, made, someone)
    before = len(letters(session))
    held = queries.held(session, made.id)
    actions.withdraw(session, None, held)
    assert len(letters(session)) == before


def test_saving_nothing_new_leaves_no_record(session, world):
    made = making.written(session, world)
    count = select(func.count(Record.id)).where(Record.action == "proposal.saved")
    before = session.scalar(count)
    actions.save(session, None, made, making.draft(), NOON)
    assert session.scalar(count) == before


def test_nobody_joins_or_leaves_once_it_is_under_review(session, world, clock, gangwon, person):
    person("region_coordinator", programme_id=world.programme.id, region_id=world.liaoning.id)
    made = making.written(session, world)
    party = actions.ask_region(session, None, made, world.gangwon)
    actions.submit(session, None, queries.held(session, made.id), NOON)
    bank, links = ask_bank(session, queries.held(session, made.id))
    clock(CLOSES)
    made = queries.held(session, made.id)
    for late in (
        lambda: actions.ask_region(session, None, made, world.liaoning),
        lambda: actions.ask_organisation(session, None, made, "Port", "", "en", lambda *_of: ""),
        lambda: actions.drop(session, None, queries.party(session, made.uuid, party.id)),
    ):
        with pytest.raises(SubmittedAndClosed):
            late()
    actions.answer(session, None, queries.party(session, made.uuid, bank.id), confirmed=True)
    assert (len(made.parties), bank.state, len(links)) == (2, "confirmed", 1)


def test_who_may_propose_is_asked_again_when_it_is_submitted(session, world):
    member = current_membership(session, world.programme.id, world.toyama.id)
    member.member_class = "associate"
    call = making.call(session, world.programme, "project")
    made = making.begin(session, world, call=call, organisation="Bank")
    said = {"goal": "Water", "work": "Dig"}
    made = actions.save(session, None, made, making.draft(values=said), NOON)
    with pytest.raises(OrganisationMissing):
        actions.submit(session, None, made, NOON)
    whole = making.draft(values=said, organisation="Bank")
    made = actions.save(session, None, made, whole, NOON)
    member.left_reason = "suspended"
    with pytest.raises(MayNotPropose):
        actions.submit(session, None, made, NOON)
    member.left_reason = None
    assert actions.submit(session, None, made, NOON).number == 1
