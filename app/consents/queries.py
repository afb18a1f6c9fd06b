"""Reading guardians, texts, consents, and the gate that follows from them."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib import resources

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.consents import rules
from app.consents.models import Clearance, Consent, ConsentAge, ConsentText, Guardian
from app.consents.rules import Answered, Asked, Gate
from app.consents.terms import ConsentTerms
from app.editions.models import Edition, Invitee
from app.regions.models import Region
from app.registration.models import Delegation, Participant


@cache
def countries() -> dict[str, int]:
    """Return until which age a guardian answers in each country of the facts."""
    file = resources.files("app.consents") / "facts" / "ages.csv"
    return {row["country"]: int(row["age"]) for row in csv.DictReader(file.open(encoding="utf-8"))}


def ages(session: Session, regions: Iterable[int]) -> dict[int, int]:
    """Return until which age a guardian answers for people of these regions, by region id."""
    found = session.execute(
        select(Region.id, Region.country, ConsentAge.age)
        .outerjoin(ConsentAge, ConsentAge.region_id == Region.id)
        .where(Region.id.in_(set(regions)))
    )
    known = countries()
    return {row.id: rules.age_limit(row.age, row.country, known) for row in found}


def texts(session: Session, edition_id: int) -> dict[str, ConsentText]:
    """Return the newest version of each text of an edition, by purpose, in the order asked."""
    newest = (
        select(ConsentText.purpose, func.max(ConsentText.number).label("number"))
        .where(ConsentText.edition_id == edition_id)
        .group_by(ConsentText.purpose)
        .subquery()
    )
    found = session.scalars(
        select(ConsentText)
        .join(
            newest,
            and_(ConsentText.purpose == newest.c.purpose, ConsentText.number == newest.c.number),
        )
        .where(ConsentText.edition_id == edition_id)
    )
    return {one.purpose: one for one in sorted(found, key=_order)}


def _order(text: ConsentText) -> tuple[int, str]:
    """Return where a text stands: the usual purposes first, then the countries."""
    known = text.purpose in rules.PURPOSES
    return (rules.PURPOSES.index(text.purpose) if known else len(rules.PURPOSES), text.purpose)


def asked(session: Session, edition_id: int) -> tuple[Asked, ...]:
    """Return what is asked of guardians in an edition."""
    return tuple(
        Asked(id=one.id, purpose=one.purpose, required=one.required)
        for one in texts(session, edition_id).values()
    )


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


def gates(
    session: Session, edition: Edition, people: Sequence[Participant], today: date
) -> dict[int, Gate]:
    """Return the gate of each of these people of an edition, in a constant number of queries."""
    ids = {person.id for person in people}
    regions = {person.region_id for person in people}
    limits = ages(session, regions)
    takes = edition.programme.kind.terms(ConsentTerms).minors
    home = dict(
        session.execute(select(Region.id, Region.country).where(Region.id.in_(regions))).tuples()
    )
    wanted = asked(session, edition.id)
    said = answers(session, ids)
    cleared = set(
        session.scalars(select(Clearance.participant_id).where(Clearance.participant_id.in_(ids)))
    )
    there = dict(
        session.execute(
            select(Guardian.participant_id, func.count())
            .where(Guardian.participant_id.in_(ids), Guardian.revoked_at.is_(None))
            .group_by(Guardian.participant_id)
        ).tuples()
    )
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
    sending = select(Delegation.region_id).where(Delegation.edition_id == edition.id)
    by_age: dict[int, list[int]] = {}
    for region_id, age in ages(session, session.scalars(sending)).items():
        by_age.setdefault(age, []).append(region_id)
    of_age: list[ColumnElement[bool]] = [
        and_(
            Participant.region_id.in_(sorted(regions)),
            Participant.birth_date <= rules.last_birthday(today, age),
        )
        for age, regions in sorted(by_age.items())
    ]
    if not edition.programme.kind.terms(ConsentTerms).minors:
        of_age.append(Participant.birth_date.is_(None))
    return or_(cleared, *of_age)


def guardians(session: Session, participant_id: int) -> Sequence[Guardian]:
    """Return a person's guardians, those who no longer answer last."""
    return session.scalars(
        select(Guardian)
        .where(Guardian.participant_id == participant_id)
        .order_by(Guardian.revoked_at.is_not(None), Guardian.id)
    ).all()


def evidence(session: Session, participant_id: int) -> Sequence[Consent]:
    """Return every answer about a person, the newest first, with its text."""
    return session.scalars(
        select(Consent)
        .where(Consent.participant_id == participant_id)
        .options(joinedload(Consent.text))
        .order_by(Consent.id.desc())
    ).all()


def of_link(session: Session, token_hash: str) -> Guardian | None:
    """Return the guardian of a link that still holds, with the child's edition and region."""
    return session.scalar(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.token_hash == token_hash, Guardian.revoked_at.is_(None))
        .where(Participant.withdrawn_at.is_(None))
        .options(contains_eager(Guardian.participant).options(*_child()))
    )


def guardian(session: Session, participant_id: int, guardian_id: int) -> Guardian | None:
    """Return one guardian of a person."""
    return session.scalar(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.id == guardian_id, Guardian.participant_id == participant_id)
        .options(contains_eager(Guardian.participant).options(*_child()))
    )


def asking(session: Session, edition_id: int, purpose: str) -> Sequence[Guardian]:
    """Return the guardians who answered a purpose in an edition and still answer."""
    answered = (
        select(Consent.guardian_id)
        .join(ConsentText, ConsentText.id == Consent.text_id)
        .where(ConsentText.edition_id == edition_id, ConsentText.purpose == purpose)
    )
    return session.scalars(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.id.in_(answered), Guardian.revoked_at.is_(None))
        .where(Participant.withdrawn_at.is_(None))
        .options(contains_eager(Guardian.participant).options(*_child()))
        .order_by(Guardian.id)
    ).all()


def _child() -> tuple:  # type: ignore[type-arg]  # SQLAlchemy's options have no one type
    """Return what is loaded of a child: delegation with region, edition with programme."""
    return (
        joinedload(Participant.delegation).options(
            joinedload(Delegation.region),
            joinedload(Delegation.edition).options(
                joinedload(Edition.programme),
                joinedload(Edition.host),
                joinedload(Edition.co_host),
                selectinload(Edition.roles),
            ),
        ),
    )


def clearance(session: Session, participant_id: int) -> Clearance | None:
    """Return a person's clearance, held until this transaction ends."""
    return session.scalar(
        select(Clearance).where(Clearance.participant_id == participant_id).with_for_update()
    )


def cleared(session: Session, edition_id: int) -> list[tuple[Clearance, str | None]]:
    """Return the clearances of an edition with the country each person comes from."""
    return list(
        session.execute(
            select(Clearance, Region.country)
            .join(Participant, Participant.id == Clearance.participant_id)
            .join(Region, Region.id == Participant.region_id)
            .where(Participant.edition_id == edition_id)
        ).tuples()
    )


def own_age(session: Session, region_id: int) -> ConsentAge | None:
    """Return a region's own age limit."""
    return session.scalar(select(ConsentAge).where(ConsentAge.region_id == region_id))


def edition(session: Session, edition_id: int) -> Edition | None:
    """Return an edition with its programme, roles, hosts and the regions invited."""
    return session.scalar(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(
            joinedload(Edition.programme),
            joinedload(Edition.host),
            joinedload(Edition.co_host),
            selectinload(Edition.roles),
            selectinload(Edition.invitees).joinedload(Invitee.region),
        )
    )


def children(session: Session, edition: Edition, region_id: int | None) -> Sequence[Participant]:
    """Return the people of an edition, or of one region in it, with their regions, by name."""
    found = (
        select(Participant)
        .join(Participant.delegation)
        .where(Participant.edition_id == edition.id, Participant.withdrawn_at.is_(None))
        .options(contains_eager(Participant.delegation).joinedload(Delegation.region))
        .order_by(Participant.region_id, Participant.sort_key, Participant.id)
    )
    if region_id is not None:
        found = found.where(Participant.region_id == region_id)
    return session.scalars(found).all()
