"""What is still held of people, and since when it should not be.

Each holding is one select of what is left: its id, the edition, the region, and the clock on which
it goes (a field class, or "first" and "last" of them). Counting and finding are made from it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, String, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from app.consents.models import Guardian
from app.core.outbox import Letter
from app.editions.models import Edition, Invitee
from app.imports.models import Import
from app.personal.models import OwnLink
from app.questions.models import Answer, File, Question
from app.registration.models import Delegation, Participant
from app.requests.models import Request
from app.retention import rules
from app.retention.queries.said import all_days
from app.retention.rules import Days, Held, Scope
from app.vault.models import PersonKey

Left = Select[int, int, int, str]
_WHERE = (Participant.edition_id, Participant.region_id)

LEFT: dict[str, Left] = {
    "names": select(Participant.id, *_WHERE, literal("name").label("clock")).where(
        Participant.name_purged_at.is_(None)
    ),
    "contacts": select(Participant.id, *_WHERE, literal("contact").label("clock")).where(
        Participant.contact_purged_at.is_(None)
    ),
    "births": select(Participant.id, *_WHERE, literal("birth").label("clock")).where(
        Participant.birth_purged_at.is_(None)
    ),
    "answers": select(Answer.id, *_WHERE, Question.field_class.label("clock"))
    .join(Participant, Participant.id == Answer.participant_id)
    .join(Question, Question.id == Answer.question_id)
    .where(Answer.purged_at.is_(None)),
    "files": select(File.id, *_WHERE, Question.field_class.label("clock"))
    .join(Participant, Participant.id == File.participant_id)
    .join(Answer, Answer.id == File.answer_id)
    .join(Question, Question.id == Answer.question_id)
    .where(File.purged_at.is_(None)),
    "guardians": select(Guardian.id, *_WHERE, literal("guardian").label("clock"))
    .join(Participant, Participant.id == Guardian.participant_id)
    .where(or_(Guardian.sealed.is_not(None), Guardian.token_hash.is_not(None))),
    "links": select(OwnLink.id, *_WHERE, literal("contact").label("clock")).join(
        Participant, Participant.id == OwnLink.participant_id
    ),
    "requests": select(
        Request.id, Request.edition_id, Request.region_id, literal("first").label("clock")
    ).where(
        or_(
            cast(Request.proposed, String) != "{}",
            cast(Request.before, String) != "{}",
            Request.reason != "",
            Request.answer != "",
        )
    ),
    "uploads": select(
        Import.id, Invitee.edition_id, Invitee.region_id, literal("first").label("clock")
    )
    .join(Invitee, Invitee.id == Import.invitee_id)
    .where(or_(Import.content.is_not(None), Import.name != "")),
    "keys": select(PersonKey.id, *_WHERE, literal("last").label("clock"))
    .join(Participant, Participant.id == PersonKey.participant_id)
    .where(PersonKey.destroyed_at.is_(None)),
}


def held(session: Session, programme_id: int | None = None) -> list[Held]:
    """Return what is held of whom and when it goes, the first to go first; constant statements."""
    found = [
        Held(
            scope=scope,
            holding=name,
            clock=clock,
            number=number,
            goes_on=rules.goes_on(clock, kept, scope.ended_on),
        )
        for name, scope, clock, number, kept in _counted(session, programme_id)
    ]
    return sorted(found, key=_order)


def ids_left(session: Session, some: Held, limit: int) -> Sequence[int]:
    """Return the ids of some of what is left of a holding in its scope, to take away."""
    left = LEFT[some.holding].subquery()
    wanted = select(left.c.id).where(
        left.c.edition_id == some.scope.edition_id,
        left.c.region_id == some.scope.region_id,
        left.c.clock == some.clock,
    )
    return session.scalars(wanted.order_by(left.c.id).limit(limit)).all()


def letters_left(session: Session, before: datetime) -> int:
    """Count the mails that were written before a moment."""
    return session.scalar(select(func.count()).where(Letter.created_at < before)) or 0


def _counted(
    session: Session, programme_id: int | None
) -> Iterator[tuple[str, Scope, str, int, Days]]:
    """Count each holding by region, edition and clock, with the days that hold there."""
    scopes = _scopes(session, programme_id)
    said = all_days(session)
    for name, statement in LEFT.items():
        left = statement.subquery()
        by = (left.c.edition_id, left.c.region_id, left.c.clock)
        for edition_id, region_id, clock, number in session.execute(
            select(*by, func.count()).group_by(*by)
        ):
            if scope := scopes.get((edition_id, region_id)):
                whose = ("region", scope.region_id), *(("region", one) for one in scope.host_ids)
                own = said.get(("programme", scope.programme_id), {})
                kept = rules.shortest(own, [said.get(one, {}) for one in whose])
                yield name, scope, clock, number, kept


def _scopes(session: Session, programme_id: int | None) -> dict[tuple[int, int], Scope]:
    """Return the regions invited to each edition, with what decides how long is kept."""
    invited = select(Invitee.edition_id, Invitee.region_id)
    answered = select(Delegation.edition_id, Delegation.region_id)
    where = invited.union(answered).subquery()
    statement = select(
        where.c.region_id,
        Edition.id,
        Edition.programme_id,
        Edition.host_id,
        Edition.co_host_id,
        Edition.year,
        Edition.starts_on,
        Edition.ends_on,
    ).join(Edition, Edition.id == where.c.edition_id)
    if programme_id is not None:
        statement = statement.where(Edition.programme_id == programme_id)
    return {
        (edition_id, region_id): Scope(
            programme_id=programme,
            edition_id=edition_id,
            region_id=region_id,
            host_ids=frozenset(one for one in (host, co_host) if one is not None),
            ended_on=rules.ended_on(year, starts_on, ends_on),
        )
        for region_id, edition_id, programme, host, co_host, year, starts_on, ends_on in (
            session.execute(statement)
        )
    }


def _order(one: Held) -> tuple[bool, object, int, int, str, str]:
    """Sort by the day, what stays for good last."""
    scope = one.scope
    return (
        one.goes_on is None,
        one.goes_on or scope.ended_on,
        scope.edition_id,
        scope.region_id,
        one.holding,
        one.clock,
    )
