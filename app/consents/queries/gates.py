"""What was answered, and the gate that follows from it."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.consents import rules
from app.consents.models import Clearance, Consent, ConsentText, Guardian
from app.consents.queries.ages import ages, takes_minors
from app.consents.queries.texts import asked
from app.consents.rules import Answered, Gate
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Delegation, Participant


def answers(session: Session, participants: Iterable[int]) -> dict[int, list[Answered]]:
    """Return the newest answer of each guardian who still answers, by participant id."""
    rows = session.execute(
        select(
            Consent.participant_id,
            Consent.guardian_id,
            Consent.text_id,
            Consent.answer,
            ConsentText.purpose,
        )
        .join(ConsentText, ConsentText.id == Consent.text_id)
        .join(Guardian, Guardian.id == Consent.guardian_id)
        .where(Consent.participant_id.in_(set(participants)), Guardian.revoked_at.is_(None))
        .order_by(Consent.id)
    )
    newest: dict[tuple[int, int, str], Answered] = {}
    for row in rows:
        newest[row.participant_id, row.guardian_id, row.purpose] = Answered(
            guardian_id=row.guardian_id,
            purpose=row.purpose,
            text_id=row.text_id,
            answer=row.answer,
        )
    found: dict[int, list[Answered]] = {}
    for (participant_id, _guardian, _purpose), one in newest.items():
        found.setdefault(participant_id, []).append(one)
    return found


def evidence(session: Session, participant_id: int) -> Sequence[Consent]:
    """Return every answer about a person, the newest first, with its text."""
    return session.scalars(
        select(Consent)
        .where(Consent.participant_id == participant_id)
        .options(joinedload(Consent.text))
        .order_by(Consent.id.desc())
    ).all()


def gates(
    session: Session, edition: Edition, people: Sequence[Participant], today: date
) -> dict[int, Gate]:
    """Return the gate of each of these people of an edition, in a constant number of queries."""
    ids = {person.id for person in people}
    regions = {person.region_id for person in people}
    limits = ages(session, regions)
    takes = takes_minors(edition)
    homes = session.execute(select(Region.id, Region.country).where(Region.id.in_(regions)))
    home = {row.id: row.country for row in homes}
    wanted = asked(session, edition.id)
    said = answers(session, ids)
    cleared = set(
        session.scalars(select(Clearance.participant_id).where(Clearance.participant_id.in_(ids)))
    )
    counted = session.execute(
        select(Guardian.participant_id, func.count().label("number"))
        .where(Guardian.participant_id.in_(ids), Guardian.revoked_at.is_(None))
        .group_by(Guardian.participant_id)
    )
    there = {row.participant_id: row.number for row in counted}
    found = {}
    for person in people:
        child = rules.minor(person.birth_date, today, limits[person.region_id], takes_minors=takes)
        mine = rules.asked_of(wanted, home[person.region_id])
        found[person.id] = Gate(
            minor=child,
            closed=child and person.id not in cleared,
            missing=rules.missing(mine, said.get(person.id, [])) if child else (),
            guardians=there.get(person.id, 0),
        )
    return found


def gate(session: Session, edition: Edition, person: Participant, today: date) -> Gate:
    """Return one person's gate."""
    return gates(session, edition, [person], today)[person.id]


def open_gate(session: Session, edition: Edition, today: date) -> ColumnElement[bool]:
    """Return the condition on Participant that the gate is open: of age on the day, or cleared.

    Asks once for the age limits of the edition's regions; the condition holds for this edition.
    """
    cleared = select(Clearance.id).where(Clearance.participant_id == Participant.id).exists()
    sent = select(Delegation.region_id).where(Delegation.edition_id == edition.id)
    by_age: dict[int, list[int]] = {}
    for region_id, age in ages(session, sent.scalar_subquery()).items():
        by_age.setdefault(age, []).append(region_id)
    of_age: list[ColumnElement[bool]] = [
        and_(
            Participant.region_id.in_(sorted(regions)),
            # Not NULL but false without a birth date, so that the condition can be turned round.
            Participant.birth_date.is_not(None),
            Participant.birth_date <= rules.last_birthday(today, age),
        )
        for age, regions in sorted(by_age.items())
    ]
    if not takes_minors(edition):
        of_age.append(Participant.birth_date.is_(None))
    return or_(cleared, *of_age)
