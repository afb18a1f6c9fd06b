"""When a stage is open, in which order stages end, when reminders go out, and how stages move."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from app.editions.models import Edition
from app.editions.rules import window
from app.stages.errors import (
    StageBeyondRegistration,
    StageByRequest,
    StageLocked,
    StageNotOpen,
    StagesReversed,
    StageWithoutDeadline,
)
from app.stages.models import KINDS, Stage

Standing = Literal["closed", "early", "open", "late-locked", "late-request"]
LATE = frozenset({"late-locked", "late-request"})
MINUTES_A_DAY = 24 * 60
# Weeks, so that a deadline keeps its day of the week in an edition whose days are not fixed.
USUAL_YEAR = timedelta(days=364)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A stage as a coordinator sets it; reminders in minutes before the deadline (UTC)."""

    kind: str
    deadline: datetime
    after: str = "locked"
    reminders: frozenset[int] = frozenset()


def standing(stage: Stage | None, edition: Edition, now: datetime) -> Standing:
    """Tell where a stage stands; without a stage the edition's own window holds.

    Registration that is closed by hand or has not opened closes every stage. A moment that equals
    the deadline is late. Documents may be handed in after registration has closed for names.
    """
    stands = window(edition, now)
    if stage is None:
        return "late-locked" if stands == "late" else stands
    if stands in {"closed", "early"}:
        return "closed" if stands == "closed" else "early"
    over = stands == "late" and stage.kind != "documents"
    if over or now >= stage.deadline:
        return "late-request" if stage.after == "request" else "late-locked"
    return "open"


def check(stage: Stage | None, edition: Edition, now: datetime) -> None:
    """Refuse what is early or late; raises StageNotOpen, StageLocked or StageByRequest."""
    stands = standing(stage, edition, now)
    if stands == "late-request":
        raise StageByRequest
    if stands == "late-locked":
        raise StageLocked
    if stands != "open":
        raise StageNotOpen


def check_planned(planned: Iterable[Planned], closes_at: datetime | None) -> None:
    """Refuse stages that end in the wrong order, or after registration has closed for them."""
    ordered = sorted(planned, key=lambda one: KINDS.index(one.kind))
    for earlier, later in pairwise(ordered):
        if later.deadline < earlier.deadline:
            raise StagesReversed(f"{later.kind}_deadline")
    for one in ordered:
        if one.kind != "documents" and closes_at is not None and one.deadline > closes_at:
            raise StageBeyondRegistration(f"{one.kind}_deadline")


def check_reminded(kind: str, deadline: datetime | None, reminders: Iterable[int]) -> None:
    """Refuse reminders of a stage that has no deadline."""
    if deadline is None and any(reminders):
        raise StageWithoutDeadline(f"{kind}_deadline")


def reminder_at(deadline: datetime, before_minutes: int, zone: str) -> datetime:
    """Return when a reminder goes out (UTC): whole days before keep the hour on the zone's clocks.

    What is left below a day is counted in minutes that pass.
    """
    days, minutes = divmod(before_minutes, MINUTES_A_DAY)
    return moved(deadline, timedelta(days=-days), zone, zone) - timedelta(minutes=minutes)


def due(
    reminders: Mapping[int, datetime | None], deadline: datetime, zone: str, now: datetime
) -> set[int]:
    """Return which reminders (minutes before, and the deadline sent for) go out now.

    Nothing goes out once the deadline has passed.
    """
    if now >= deadline:
        return set()
    return {
        before
        for before, sent_for in reminders.items()
        if sent_for != deadline and reminder_at(deadline, before, zone) <= now
    }


def moved(moment: datetime, shift: timedelta, zone: str, to_zone: str) -> datetime:
    """Return a moment (UTC) some days later at the same time on the clocks of another zone.

    A time that the clocks skip becomes the one as long after the change; of a time that they show
    twice the first is taken.
    """
    there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + shift
    return there.replace(tzinfo=ZoneInfo(to_zone), fold=0).astimezone(UTC)


def shift_between(
    source_day: date | None, source_year: int, target_day: date | None, target_year: int
) -> timedelta:
    """Return by how many days stages move: from first day to first day, else whole weeks a year."""
    if source_day and target_day:
        return target_day - source_day
    return USUAL_YEAR * (target_year - source_year)


def shifted(planned: Planned, shift: timedelta, zone: str, to_zone: str) -> Planned:
    """Return a stage as another edition starts with it."""
    return replace(planned, deadline=moved(planned.deadline, shift, zone, to_zone))


def following(stages: Mapping[str, Stage], edition: Edition, now: datetime) -> str | None:
    """Return the kind of the stage that is to be finished next; None when nothing is ahead."""
    return next(
        (
            kind
            for kind in KINDS
            if kind in stages and standing(stages[kind], edition, now) in {"open", "early"}
        ),
        None,
    )
