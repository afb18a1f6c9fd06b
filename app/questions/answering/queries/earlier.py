"""The same people at earlier editions of the programme, whose answers may be taken over."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, load_only

from app.editions.models import Edition
from app.questions.models import Answer, Question
from app.questions.rules.kinds import FILES
from app.registration.models import Delegation, Participant
from app.registration.rules import same

# Files are sent anew, and nobody consents by having consented before.
LEFT = frozenset({*FILES, "consent"})
Keyed = type[Participant]


class Earlier(NamedTuple):
    """A person now, and the same one at an earlier edition, which is loaded with its programme."""

    person: Participant
    before: Participant

    @property
    def edition(self) -> Edition:
        """The edition at which the person was before."""
        return self.before.delegation.edition


def earlier_of(
    session: Session, edition: Edition, region_id: int, person_id: int | None = None
) -> list[Earlier]:
    """Return for a region's people, or one of them, their newest earlier edition; one statement.

    The same region sent them, one of their folded names and the birth date are the same, and they
    gave an answer there that the same question of this edition still lacks. Nobody stands for two:
    where an edition had several such people, nothing is offered, nor of those purged or erased.
    """
    new, old, its = aliased(Participant), aliased(Participant), aliased(Edition)
    sent = aliased(Delegation)
    wanted = (
        select(new, old)
        .join(old, and_(old.region_id == new.region_id, old.birth_date == new.birth_date))
        .join(sent, sent.id == old.delegation_id)
        .join(its, its.id == sent.edition_id)
        .where(
            new.edition_id == edition.id, new.region_id == region_id, sent.region_id == region_id
        )
        .where(new.withdrawn_at.is_(None), old.withdrawn_at.is_(None))
        .where(old.name_purged_at.is_(None), old.erased_at.is_(None))
        .where(its.programme_id == edition.programme_id, _before(its, edition))
        .where(_named_alike(new, old), _answered(new, old))
        .options(
            load_only(new.search_key, new.birth_date, new.native_family, new.native_given),
            load_only(new.kana_family, new.kana_given, new.name_order),
            joinedload(old.delegation, innerjoin=True)
            .joinedload(Delegation.edition, innerjoin=True)
            .joinedload(Edition.programme, innerjoin=True),
        )
        .order_by(new.sort_key, new.id, its.year.desc(), its.id.desc(), old.id)
    )
    if person_id is not None:
        wanted = wanted.where(new.id == person_id)
    rows = session.execute(wanted)
    return _newest([Earlier(now, then) for now, then in rows if same(now, then)])


def answered_then(session: Session, before: Participant) -> Sequence[Answer]:
    """Return what a person answered at that edition and was kept, with its questions."""
    return session.scalars(
        select(Answer)
        .join(Answer.question)
        .where(
            Answer.participant_id == before.id,
            Answer.purged_at.is_(None),
            Question.kind.not_in(LEFT),
        )
        .options(joinedload(Answer.question))
    ).all()


def _newest(found: Sequence[Earlier]) -> list[Earlier]:
    """Return each person's newest edition, where only one person was the same there."""
    there: dict[int, list[Earlier]] = {}
    for one in found:
        mine = there.setdefault(one.person.id, [])
        if not mine or mine[0].edition.id == one.edition.id:
            mine.append(one)
    return [mine[0] for mine in there.values() if len(mine) == 1]


def _before(its: type[Edition], edition: Edition) -> ColumnElement[bool]:
    """Return the condition that an edition was held before this one."""
    if edition.starts_on is None:
        return its.year < edition.year
    return or_(
        its.year < edition.year, and_(its.year == edition.year, its.ends_on < edition.starts_on)
    )


def _named_alike(new: Keyed, old: Keyed) -> ColumnElement[bool]:
    """Return the condition that two have a key in common, by which names are found."""
    keys = (new.first_key, new.second_key, new.third_key)
    return or_(*(key.in_(keys) for key in (old.first_key, old.second_key, old.third_key)))


def _answered(new: Keyed, old: Keyed) -> ColumnElement[bool]:
    """Return the condition that there is something to take over."""
    then, now, given = aliased(Question), aliased(Question), aliased(Answer)
    alike = and_(
        now.identifier == then.identifier,
        now.kind == then.kind,
        now.field_class == then.field_class,
        now.archived_at.is_(None),
    )
    there = select(given.id).where(given.participant_id == new.id, given.question_id == now.id)
    return (
        select(Answer.id)
        .join(then, then.id == Answer.question_id)
        .join(now, alike)
        .where(
            Answer.participant_id == old.id,
            Answer.purged_at.is_(None),
            then.kind.not_in(LEFT),
            now.edition_id == new.edition_id,
            ~there.exists(),
        )
        .exists()
    )
