"""What a region asks for when it may no longer do it itself."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition, Invitee
from app.registration.actions.entering import check
from app.registration.models import Participant
from app.registration.rules import Entry
from app.requests import rules
from app.requests.actions.keeping import Asked, keep
from app.requests.errors import PersonGone
from app.requests.models import Request
from app.stages import queries as stages
from app.stages.actions.setting import WINDOW
from app.stages.rules import Column, check_numbers, standing


def ask_to_enter(
    session: Session, actor_id: int | None, invitee: Invitee, entry: Entry, asked: Asked
) -> Request:
    """Ask to enter a person after the deadline."""
    return _enter(session, actor_id, invitee, entry, asked, "enter")


def ask_above(
    session: Session, actor_id: int | None, invitee: Invitee, entry: Entry, asked: Asked
) -> Request:
    """Ask to enter a person above the limits that are reached."""
    return _enter(session, actor_id, invitee, entry, asked, "above")


def ask_to_change(
    session: Session, actor_id: int | None, person: Participant, entry: Entry, asked: Asked
) -> Request:
    """Ask to change what is said about a person; raises NothingChanges."""
    edition = _hold_person(session, person, "change", "names")
    check(edition, entry)
    answers = rules.differences(rules.standing_answers(person), rules.stored(entry))
    region = person.delegation.region
    return keep(session, actor_id, edition, region, asked, "change", answers, person)


def ask_to_withdraw(
    session: Session, actor_id: int | None, person: Participant, asked: Asked
) -> Request:
    """Ask to withdraw a person."""
    edition = _hold_person(session, person, "withdraw", "names")
    region = person.delegation.region
    return keep(session, actor_id, edition, region, asked, "withdraw", ({}, {}), person)


def ask_to_admit(
    session: Session, actor_id: int | None, person: Participant, asked: Asked
) -> Request:
    """Ask for a place above the limits for somebody on the waiting list."""
    edition = _hold_person(session, person, "above", "names")
    if person.state != "waiting":
        raise PersonGone
    region = person.delegation.region
    return keep(session, actor_id, edition, region, asked, "above", ({}, {}), person)


def ask_to_reopen(
    session: Session,
    actor_id: int | None,
    person: Participant,
    questions: Collection[int],
    asked: Asked,
) -> Request:
    """Ask that a person's answers to some questions, by their ids, may be changed again.

    Only the questions are named: no answer, old or new, stands in a request.
    """
    edition = _hold_person(session, person, "answers", "documents")
    answers: tuple[dict[str, Any], dict[str, Any]] = ({}, {"questions": sorted(questions)})
    region = person.delegation.region
    return keep(session, actor_id, edition, region, asked, "answers", answers, person)


def ask_to_renumber(
    session: Session,
    actor_id: int | None,
    invitee: Invitee,
    numbers: Mapping[Column, int],
    asked: Asked,
) -> Request:
    """Ask to change the numbers announced, after the deadline or above the region's limits."""
    edition = invitee.edition
    _hold_region(session, invitee)
    _check(session, edition, "number", "number")
    check_numbers(numbers, {role.role for role in edition.roles}, [])
    said = stages.announced(session, edition.id, invitee.region_id)
    before = {Column(row.role, row.sex).name: row.people for row in said}
    proposed = {column.name: people for column, people in numbers.items()}
    answers = rules.differences(before, proposed)
    return keep(session, actor_id, edition, invitee.region, asked, "number", answers)


def _enter(
    session: Session,
    actor_id: int | None,
    invitee: Invitee,
    entry: Entry,
    asked: Asked,
    what: str,
) -> Request:
    """Keep a request about a person who is not entered yet."""
    edition = invitee.edition
    _hold_region(session, invitee)
    _check(session, edition, what, "names")
    check(edition, entry)
    answers: tuple[dict[str, Any], dict[str, Any]] = ({}, rules.stored(entry))
    return keep(session, actor_id, edition, invitee.region, asked, what, answers)


def _hold_region(session: Session, invitee: Invitee) -> None:
    """Let copies of one form wait here for the first of them."""
    session.refresh(invitee, ["region_id"], with_for_update=True)


def _hold_person(session: Session, person: Participant, what: str, kind: str) -> Edition:
    """Hold the person as the row stands, and refuse what may not be asked for now."""
    edition = person.delegation.edition
    session.refresh(person, person.__mapper__.column_attrs.keys(), with_for_update=True)
    _check(session, edition, what, kind)
    if person.withdrawn_at is not None:
        raise PersonGone
    return edition


def _check(session: Session, edition: Edition, what: str, kind: str) -> None:
    """Refuse what nobody needs to ask for, or may not any more."""
    session.refresh(edition, WINDOW, with_for_update={"read": True})
    stage = stages.fresh(session, edition.id).get(kind)
    rules.check_askable(what, standing(stage, edition, clock.now()))
