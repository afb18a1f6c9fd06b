"""Projects from acceptance to their end: what is copied, what is kept, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.core.words import Words
from app.editions.models import Edition
from app.history.models import Record
from app.projects import actions, queries
from app.projects.actions.spending import Spent
from app.projects.errors import (
    DaysReversed,
    ExpenseSent,
    NotReached,
    NotSpentYet,
    PartnerTwice,
    ProjectEnded,
    ReportEmpty,
    ReportHandedIn,
    ReportsMissing,
)
from app.projects.models import AgendaItem, Expense, Project
from app.projects.rules import money
from app.proposals.actions import Line
from app.proposals.models import Party
from tests.proposals.making import CLOSES, NOON

pytestmark = pytest.mark.usefixtures("inside")
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
MONEY = (
    Line(what="Ferries", payer="sender", amount=Decimal("120000.50"), currency="JPY"),
    Line(what="Rooms", payer="host", amount=None, currency="KRW"),
)


def whole(session, project):
    session.commit()
    session.expire_all()
    return queries.project_with_parts(session, project.uuid)


def spent(amount="1200.50", **changes):
    usual = {"spent_on": TODAY, "what": "Gloves", "payer": "host", "currency": "JPY"}
    made = {"amount": Decimal(amount), "submission": str(uuid4()), **usual, **changes}
    return Spent(**made)


def asked(session, project, due_on=date(2027, 9, 1), reminders=(7, 0)):
    name = Words(en="Last report")
    made = actions.ask_for(session, None, project, name=name, due_on=due_on, reminders=reminders)
    session.commit()
    return queries.report(session, project.uuid, made.id)


def test_acceptance_copies_facts_areas_and_budget(session, world, accepted):
    made = accepted(budget=MONEY, starts_on=date(2028, 3, 1), ends_on=date(2028, 9, 30))
    project = whole(session, actions.create_project(session, None, made, CLOSES))
    assert (project.name["en"], project.lead_region_id) == ("Kelp", world.toyama.id)
    assert (project.year, project.state, project.public) == (2028, "running", True)
    assert [area.code for area in project.areas] == ["test-shipping"]
    assert [(one.what, one.payer, one.amount, one.currency) for one in project.lines] == [
        ("Ferries", "sender", Decimal("120000.50"), "JPY"),
        ("Rooms", "host", None, "KRW"),
    ]


def test_only_parties_that_confirmed_become_partners(session, world, accepted):
    made = accepted()
    for region, state in ((world.gangwon, "confirmed"), (world.liaoning, "declined")):
        answer = {"state": state, "asked_at": NOON, "answered_at": NOON}
        session.add(Party(proposal_id=made.id, region_id=region.id, **answer))
    session.commit()
    project = whole(session, actions.create_project(session, None, made, CLOSES))
    partners = [(one.region_id, one.part) for one in project.partners]
    assert partners == [(world.gangwon.id, "partner")]


def test_acceptance_twice_makes_one_project(session, accepted):
    made = accepted()
    first = actions.create_project(session, None, made, CLOSES)
    assert actions.create_project(session, None, made, CLOSES) is first
    assert session.scalar(select(func.count(Project.id))) == 1


def test_an_item_waits_in_its_edition_until_the_timetable_takes_it(session, world, accepted):
    made = accepted(title="Opening words")
    edition = Edition(programme_id=world.programme.id, year=2028)
    session.add(edition)
    session.flush()
    own = {"kind": "session", "minutes": 40, "at": CLOSES}
    item = actions.put_on_agenda(session, None, made, edition, **own)
    assert actions.put_on_agenda(session, None, made, edition, **own) is item
    (found,) = queries.items_of_edition(session, edition.id)
    assert (found.title["en"], found.minutes, found.region.code) == ("Opening words", 40, "t-jp")
    found.state = "placed"
    session.flush()
    assert queries.items_of_edition(session, edition.id) == []
    assert session.scalar(select(func.count(AgendaItem.id))) == 1


def test_milestones_are_reached_and_not_after_all(session, project):
    made = project()
    actions.add_milestone(session, None, made, Words(en="Count"), TODAY)
    (milestone,) = whole(session, made).milestones
    milestone = queries.milestone(session, made.uuid, milestone.id)
    with pytest.raises(NotReached):
        actions.reach(session, None, milestone, TOMORROW)
    actions.reach(session, None, milestone, TODAY)
    assert (milestone.done_on, milestone.done_at) == (TODAY, NOON)
    actions.undo_reach(session, None, milestone)
    assert milestone.done_on is milestone.done_at is None
    actions.remove_milestone(session, None, milestone)
    assert whole(session, made).milestones == []


def test_money_is_exact_on_both_databases(session, project):
    made = project(budget=MONEY)
    for amount in ("0.10", "0.20", "119999.99"):
        actions.spend(session, None, made, spent(amount, payer="sender"))
    lines = whole(session, made).lines
    found = money.balances(lines, queries.expenses(session, made.id))
    mine = next(one for one in found if one.payer == "sender")
    assert (mine.used, mine.left) == (Decimal("120000.29"), Decimal("0.21"))


def test_the_same_form_again_is_the_same_expense(session, project):
    made, paid = project(), spent()
    first = actions.spend(session, None, made, paid)
    assert actions.spend(session, None, made, paid).id == first.id
    with pytest.raises(ExpenseSent):
        actions.spend(session, None, made, spent("9", submission=paid.submission))
    assert session.scalar(select(func.count(Expense.id))) == 1


def test_money_is_not_spent_in_the_future(session, project):
    with pytest.raises(NotSpentYet):
        actions.spend(session, None, project(), spent(spent_on=TOMORROW))


def test_what_is_struck_out_stays_and_counts_no_more(session, project):
    made = project()
    actions.spend(session, None, made, spent())
    (found,) = queries.expenses(session, made.id)
    actions.strike(session, None, queries.expense(session, made.uuid, found.id))
    (found,) = queries.expenses(session, made.id)
    assert found.struck_at == NOON


def test_partners_join_leave_and_join_again(session, world, project):
    made = project()
    with pytest.raises(PartnerTwice):
        actions.add_partner(session, None, whole(session, made), world.toyama.id)
    actions.add_partner(session, None, whole(session, made), world.gangwon.id)
    with pytest.raises(PartnerTwice):
        actions.add_partner(session, None, whole(session, made), world.gangwon.id)
    (partner,) = whole(session, made).partners
    actions.leave(session, None, queries.partner(session, made.uuid, partner.id))
    actions.add_partner(session, None, whole(session, made), world.gangwon.id)
    (partner,) = whole(session, made).partners
    assert partner.left_at is None


def test_a_project_is_finished_when_its_reports_are_there(session, project):
    made = project()
    report = asked(session, made)
    with pytest.raises(ReportsMissing):
        actions.end(session, None, whole(session, made), "finish")
    report = queries.report(session, made.uuid, report.id)
    with pytest.raises(ReportEmpty):
        actions.hand_in(session, None, report, Words(), [], lambda _: "")
    actions.hand_in(session, None, report, Words(en="All counted"), [], lambda _: "")
    actions.end(session, None, whole(session, made), "finish", "Done")
    made = whole(session, made)
    assert (made.state, made.reason, made.ended_at) == ("finished", "Done", NOON)
    for refused in (
        lambda: actions.spend(session, None, made, spent()),
        lambda: actions.add_milestone(session, None, made, Words(en="X"), TODAY),
        lambda: asked(session, made),
        lambda: actions.end(session, None, made, "stop", "Why not"),
    ):
        with pytest.raises(ProjectEnded):
            refused()
    actions.resume(session, None, made)
    assert (made.state, made.reason, made.ended_at) == ("running", "", None)


def test_a_report_that_is_handed_in_is_not_moved(session, project):
    report = asked(session, project())
    actions.hand_in(session, None, report, Words(en="All counted"), [], lambda _: "")
    own = {"name": report.name, "due_on": TOMORROW, "reminders": ()}
    with pytest.raises(ReportHandedIn):
        actions.change_report(session, None, report, **own)
    with pytest.raises(ReportHandedIn):
        actions.remove_report(session, None, report)


def test_a_project_does_not_end_before_it_begins(session, project):
    days = {"starts_on": TOMORROW, "ends_on": TODAY}
    with pytest.raises(DaysReversed):
        actions.change(session, None, project(), days)


def test_each_step_is_written_down(session, world, project):
    made = project()
    actions.spend(session, None, made, spent())
    actions.end(session, None, whole(session, made), "stop", "No ships")
    session.commit()
    told = session.execute(
        select(Record.action, Record.details, Record.reason)
        .where(Record.subject == f"project:{made.id}")
        .order_by(Record.id)
    ).all()
    assert [one.action for one in told] == ["project.begun", "expense.entered", "project.stopped"]
    assert told[1].details == {"amount": "1200.50 JPY", "payer": "host"}
    assert told[2].reason == "No ships"
