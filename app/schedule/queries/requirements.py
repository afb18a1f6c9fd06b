"""Finding requirements and wishes, and the names of what they are about."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.core.languages import language
from app.editions import queries as editions
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.registration.models import Participant
from app.schedule.models import Activity, Group, Rule, RuleSubject, Weight
from app.schedule.rules.choosing import Names
from app.venues import queries as venues

_PARTS = (selectinload(Rule.subjects), selectinload(Rule.spaces), selectinload(Rule.windows))


def rule(session: Session, edition_id: int, rule_id: int) -> Rule | None:
    """Return a rule of the edition, removed or not, with its parts, edition and programme."""
    return session.scalar(
        select(Rule)
        .where(Rule.id == rule_id, Rule.edition_id == edition_id)
        .options(
            *_PARTS,
            joinedload(Rule.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True),
        )
    )


def all_rules(session: Session, edition_id: int) -> Sequence[Rule]:
    """Return an edition's rules with their parts, the removed ones too."""
    return session.scalars(
        select(Rule).where(Rule.edition_id == edition_id).options(*_PARTS).order_by(Rule.id)
    ).all()


def weight_rows(session: Session, edition_id: int) -> dict[str, Weight]:
    """Return the weights that an edition set, by what they are about."""
    found = session.scalars(select(Weight).where(Weight.edition_id == edition_id))
    return {one.about: one for one in found}


def names(session: Session, edition: Edition) -> Names:
    """Return the names of what an edition's rules may be about; the programme must be loaded."""
    said, terms = language(), edition.programme.kind.terms(EntryTerms)
    editions.put_roles(session, edition)
    titles = session.execute(
        select(Activity.id, Activity.title)
        .where(Activity.edition_id == edition.id, Activity.removed_at.is_(None))
        .order_by(Activity.id)
    )
    groups = session.execute(
        select(Group.id, Group.name)
        .where(Group.edition_id == edition.id, Group.removed_at.is_(None))
        .order_by(Group.position, Group.id)
    )
    named = select(RuleSubject.participant_id).where(RuleSubject.edition_id == edition.id)
    people = session.scalars(
        select(Participant).where(Participant.id.in_(named), Participant.name_purged_at.is_(None))
    )
    return Names(
        activities={number: title.best(said) for number, title in titles},
        groups={number: name.best(said) for number, name in groups},
        regions={row.id: row.name.best(said) for row in editions.invited(session, edition.id)},
        roles={one.role: str(terms.label(one.role)) for one in edition.roles},
        people={one.id: one.native for one in people},
        spaces={one.id: one for one in venues.spaces(session, edition.id)},
        zone=edition.zone,
    )
