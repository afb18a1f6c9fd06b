"""The rules of projects as tables of cases: their life, their money, what is due, who with whom."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from app.projects.errors import ProjectEnded, ProjectRuns, ReasonMissing, ReportsMissing
from app.projects.rules import due, life, money
from app.projects.rules.together import matrix, pairs

DAY = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("state", "step", "then"),
    [
        ("running", "finish", "finished"),
        ("running", "stop", "stopped"),
        ("finished", "resume", "running"),
        ("stopped", "resume", "running"),
    ],
)
def test_a_project_ends_and_may_run_again(state, step, then):
    assert life.after(state, step) == then


@pytest.mark.parametrize(
    ("state", "step", "refusal"),
    [
        ("finished", "finish", ProjectEnded),
        ("finished", "stop", ProjectEnded),
        ("stopped", "finish", ProjectEnded),
        ("unknown", "finish", ProjectEnded),
        ("running", "resume", ProjectRuns),
        # What is unknown of the past does not run again.
        ("unknown", "resume", ProjectRuns),
    ],
)
def test_other_steps_are_refused(state, step, refusal):
    with pytest.raises(refusal):
        life.after(state, step)


@pytest.mark.parametrize("state", ["finished", "stopped", "unknown"])
def test_what_has_ended_is_not_changed(state):
    with pytest.raises(ProjectEnded):
        life.check_running(state)
    life.check_running("running")


def test_an_end_is_explained_and_leaves_no_report_open():
    with pytest.raises(ReasonMissing):
        life.check_end("stop", "", 0)
    with pytest.raises(ReportsMissing):
        life.check_end("finish", "", 1)
    life.check_end("finish", "", 0)
    life.check_end("stop", "No ships", 3)


def line(payer, amount, currency="JPY"):
    amount = None if amount is None else Decimal(amount)
    return SimpleNamespace(payer=payer, amount=amount, currency=currency)


def test_money_is_told_by_payer_and_currency():
    accepted = [line("host", "1000"), line("sender", "500.50"), line("host", "10", "USD")]
    used = [line("host", "300.10"), line("host", "0.20"), line("shared", "7")]
    found = money.balances(accepted, used)
    assert [(one.payer, one.currency, one.accepted, one.used, one.left) for one in found] == [
        ("sender", "JPY", Decimal("500.50"), Decimal(0), Decimal("500.50")),
        ("host", "JPY", Decimal(1000), Decimal("300.30"), Decimal("699.70")),
        ("shared", "JPY", None, Decimal(7), None),
        ("host", "USD", Decimal(10), Decimal(0), Decimal(10)),
    ]


def test_currencies_are_never_added_up_and_open_amounts_stay_open():
    found = money.balances([line("host", None), line("sender", "5"), line("host", "1", "KRW")], [])
    totals = {one.currency: (one.accepted, one.used) for one in money.totals(found)}
    assert totals == {"JPY": (Decimal(5), Decimal(0)), "KRW": (Decimal(1), Decimal(0))}
    assert next(one for one in found if one.payer == "host").accepted is None
    assert money.totals([]) == []


def test_more_may_be_spent_than_was_accepted():
    (found,) = money.balances([line("host", "1")], [line("host", "3")])
    assert found.left == Decimal(-2)


@pytest.mark.parametrize(
    ("today", "done", "stands"),
    [
        (date(2027, 6, 15), False, "ahead"),
        (date(2027, 6, 16), False, "soon"),
        (DAY, False, "soon"),
        (date(2027, 7, 1), False, "late"),
        (date(2027, 7, 1), True, "done"),
    ],
)
def test_how_something_stands_that_is_due(today, done, stands):
    assert due.standing(DAY, today, done=done) == stands


def test_a_reminder_goes_out_in_the_morning_of_the_region_that_reports():
    assert due.goes_out(DAY, 7, "Asia/Tokyo") == datetime(2027, 6, 23, 0, 0, tzinfo=UTC)
    assert due.goes_out(DAY, 0, "Asia/Vladivostok") == datetime(2027, 6, 29, 23, 0, tzinfo=UTC)


def test_reminders_are_due_once_for_each_day():
    sent = {28: DAY, 7: None, 0: None}
    before = datetime(2027, 6, 22, 23, 59, tzinfo=UTC)
    after = datetime(2027, 6, 23, 0, 0, tzinfo=UTC)
    assert due.due(sent, DAY, "Asia/Tokyo", before) == set()
    assert due.due(sent, DAY, "Asia/Tokyo", after) == {7}
    # The day moved: what went out for the other day goes out again.
    moved = date(2027, 7, 20)
    assert due.due(sent, moved, "Asia/Tokyo", after) == {28}


def test_regions_that_work_together_are_paired():
    found = pairs([(2009, {1, 2}), (2010, {2, 1, 3}), (None, {1, 2}), (2011, {4})])
    assert [(one.first, one.second, one.times, one.years) for one in found] == [
        (1, 2, 3, (2009, 2010)),
        (1, 3, 1, (2010,)),
        (2, 3, 1, (2010,)),
    ]
    assert pairs([]) == []
    rows = matrix(found)
    assert [(one.region_id, one.times) for one in rows] == [
        (1, (None, 3, 1)),
        (2, (3, None, 1)),
        (3, (1, 1, None)),
    ]
    apart = matrix(pairs([(2009, {1, 2}), (2010, {4, 3}), (2011, {3, 4})]))
    assert [(one.region_id, one.times) for one in apart] == [
        (3, (None, 2, 0, 0)),
        (4, (2, None, 0, 0)),
        (1, (0, 0, None, 1)),
        (2, (0, 0, 1, None)),
    ]
    assert matrix([]) == []
