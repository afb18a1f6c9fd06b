"""Finding who may be concerned by an edition's timetable: with their addresses and languages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.accounts.models import Grant, Role, User
from app.editions.models import Edition, Invitee
from app.editions.queries import edition_to_show
from app.personal import queries as personal
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.releases.models import SignUp
from app.releases.rules import NOBODY, Who
from app.schedule.models import Activity, Interpreter


@dataclass(frozen=True, kw_only=True)
class People:
    """Everybody of an edition: who comes, who leads, who receives, who interprets."""

    participants: Sequence[Participant]
    heads: Sequence[tuple[int, User]]
    staff: Sequence[User]
    interpreters: Sequence[Interpreter]
    signed: dict[int, frozenset[str]] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    regions: dict[int, Region] = field(default_factory=dict)

    def participant(self, person: Participant) -> Who:
        """Return as whom entries concern a participant."""
        return participant_who(person, self.signed.get(person.id, frozenset()))

    def delegation(self, region_id: int) -> Who:
        """Return as whom entries concern a delegation: all of its people."""
        found = Who(regions=frozenset({region_id}))
        for one in self.participants:
            if one.region_id == region_id:
                found |= self.participant(one)
        return found


@dataclass(frozen=True, kw_only=True)
class Seat:
    """An edition, and who interprets there with an account."""

    edition: Edition
    interpreters: Sequence[Interpreter]

    def interpreting(self, user_id: int | None) -> Who:
        """Return as whom entries concern somebody who interprets; nobody if they do not."""
        found = NOBODY
        for one in self.interpreters:
            if one.user_id is not None and one.user_id == user_id:
                found |= interpreter_who(one)
        return found


def seat(session: Session, edition_id: int) -> Seat | None:
    """Return an edition with all that says what it is, and its interpreters."""
    edition = edition_to_show(session, edition_id)
    return (
        Seat(edition=edition, interpreters=interpreters(session, edition_id)) if edition else None
    )


def participant_who(person: Participant, keys: frozenset[str]) -> Who:
    """Return as whom entries concern a participant who signed up for some."""
    return Who(
        regions=frozenset({person.region_id}),
        roles=frozenset({(person.role, person.region_id)}),
        people=frozenset({person.id}),
        keys=keys,
    )


def interpreter_who(one: Interpreter) -> Who:
    """Return as whom entries concern an interpreter; the languages must be loaded."""
    return Who(
        interpreters=frozenset({one.id}),
        languages=frozenset(known.language for known in one.languages),
    )


def delegation_who(session: Session, edition_id: int, region_ids: Iterable[int]) -> Who:
    """Return as whom entries concern the delegations of regions."""
    wanted = list(region_ids)
    taken = signed(session, edition_id)
    found = Who(regions=frozenset(wanted))
    for one in participants(session, edition_id, wanted):
        found |= participant_who(one, taken.get(one.id, frozenset()))
    return found


def people(session: Session, edition: Edition) -> People:
    """Return everybody of an edition; a constant number of statements."""
    found = participants(session, edition.id)
    links = personal.sent(session, [one.id for one in found])
    return People(
        participants=found,
        heads=_heads(session, edition),
        staff=_staff(session, edition.id),
        interpreters=interpreters(session, edition.id),
        signed=signed(session, edition.id),
        languages={person: sent[0].language for person, sent in links.items()},
        regions=_regions(session, edition.id),
    )


def signed(session: Session, edition_id: int) -> dict[int, frozenset[str]]:
    """Return the keys of what each participant signed up for."""
    found = defaultdict(set)
    rows = session.execute(
        select(SignUp.participant_id, Activity.uuid)
        .join(SignUp.activity)
        .where(Activity.edition_id == edition_id)
    )
    for person, key in rows:
        found[person].add(key)
    return {person: frozenset(keys) for person, keys in found.items()}


def interpreters(session: Session, edition_id: int) -> Sequence[Interpreter]:
    """Return an edition's interpreters by name, with their languages and accounts."""
    return session.scalars(
        select(Interpreter)
        .where(Interpreter.edition_id == edition_id, Interpreter.removed_at.is_(None))
        .options(selectinload(Interpreter.languages), joinedload(Interpreter.user))
        .order_by(Interpreter.name, Interpreter.id)
    ).all()


def interprets(session: Session, edition_id: int, user_id: int | None) -> bool:
    """Tell whether somebody interprets at an edition; no statement for who has no account."""
    if user_id is None:
        return False
    found = select(Interpreter.id).where(
        Interpreter.edition_id == edition_id,
        Interpreter.user_id == user_id,
        Interpreter.removed_at.is_(None),
    )
    return session.scalar(found.limit(1)) is not None


def interpreters_by_id(session: Session, ids: Sequence[int]) -> Sequence[Interpreter]:
    """Return the interpreters of these ids who are not removed, with their accounts."""
    return session.scalars(
        select(Interpreter)
        .where(Interpreter.id.in_(ids), Interpreter.removed_at.is_(None))
        .options(joinedload(Interpreter.user))
    ).all()


def participants(
    session: Session, edition_id: int, region_ids: Iterable[int] | None = None
) -> Sequence[Participant]:
    """Return who comes, of some regions or all: neither waiting nor gone; with their region."""
    which = [] if region_ids is None else [Participant.region_id.in_(list(region_ids))]
    return session.scalars(
        select(Participant)
        .join(Participant.delegation)
        .where(
            Participant.edition_id == edition_id,
            Participant.withdrawn_at.is_(None),
            Participant.state == "entered",
            Participant.erased_at.is_(None),
            *which,
        )
        .options(contains_eager(Participant.delegation).joinedload(Delegation.region))
        .order_by(Participant.sort_key, Participant.id)
    ).all()


def _heads(session: Session, edition: Edition) -> list[tuple[int, User]]:
    """Return who coordinates a region in the edition's programme, by region."""
    rows = session.execute(
        select(Grant.region_id, User)
        .join(Grant.user)
        .where(
            Grant.role == Role.REGION_COORDINATOR,
            Grant.programme_id == edition.programme_id,
            Grant.revoked_at.is_(None),
        )
        .order_by(Grant.region_id, User.id)
    )
    return [(region, user) for region, user in rows if region is not None]


def _staff(session: Session, edition_id: int) -> Sequence[User]:
    """Return the staff of the edition's host."""
    return session.scalars(
        select(User)
        .join(Grant, Grant.user_id == User.id)
        .where(
            Grant.role == Role.HOST_STAFF,
            Grant.edition_id == edition_id,
            Grant.revoked_at.is_(None),
        )
        .order_by(User.id)
    ).all()


def _regions(session: Session, edition_id: int) -> dict[int, Region]:
    """Return the regions that take part or may, by id."""
    sent = select(Delegation.region_id).where(Delegation.edition_id == edition_id)
    invited = select(Invitee.region_id).where(Invitee.edition_id == edition_id)
    found = select(Region).where(or_(Region.id.in_(sent), Region.id.in_(invited)))
    return {one.id: one for one in session.scalars(found.order_by(Region.code))}
