"""Who has something recorded about health and diet, and what a kitchen has to count."""

import json
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.consents.queries import open_gate
from app.core.folding import folded
from app.editions.models import Edition
from app.questions.answering.queries.people import place
from app.questions.answering.rules import kitchen
from app.questions.answering.rules.care import Part
from app.questions.answering.rules.kitchen import Counted, What
from app.questions.models import Answer, File, Question
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.vault.actions import unseal_many
from app.vault.classes import FieldClass
from app.vault.models import PersonKey


class Recorded(NamedTuple):
    """A person and the answers about health and diet; whoever `waits` for a guardian is unnamed."""

    person: Participant
    answers: list[Answer]
    waits: bool


def recorded(session: Session, edition: Edition, part: Part, today: date) -> list[Recorded]:
    """Return who of an edition has something recorded, opening nothing; constant statements.

    Loaded: delegation, region, edition; of answers the question, its words and the kept files.
    """
    is_open = open_gate(session, edition, today)
    rows = session.execute(
        select(Answer, is_open.label("is_open"))
        .join(Answer.question)
        .join(Participant, Participant.id == Answer.participant_id)
        .join(Region, Region.id == Participant.region_id)
        .where(_comes(edition), _kept(edition), _searched(part, is_open))
        .where(Question.field_class == FieldClass.MEDICAL)
        .order_by(*_order(part, is_open), Question.position, Question.id)
        .options(
            contains_eager(Answer.question).joinedload(Question.current),
            joinedload(Answer.asked),
            selectinload(Answer.files.and_(File.purged_at.is_(None))),
        )
    ).all()
    people = _people(session, {one.participant_id for one, _open in rows})
    found: dict[int, Recorded] = {}
    for answer, opened in rows:
        person = people[answer.participant_id]
        if _asked(answer.question.roles, person.role):
            known = found.setdefault(person.id, Recorded(person, [], waits=not opened))
            known.answers.append(answer)
    return list(found.values())


def counted(session: Session, edition: Edition, today: date) -> Counted:
    """Count diets and allergens of those whose gate is open; constant statements."""
    is_open = open_gate(session, edition, today)
    all_of_them = select(
        func.count().label("people"),
        func.coalesce(func.sum(case((is_open, 0), else_=1)), 0).label("waits"),
    )
    here = session.execute(all_of_them.select_from(Participant).where(_comes(edition))).one()
    diets = _diets(session, edition, is_open)
    return Counted(
        people=here.people,
        waits=here.waits,
        answered=len(diets),
        lines=kitchen.lines(diets.values()),
    )


def _diets(
    session: Session, edition: Edition, is_open: ColumnElement[bool]
) -> dict[int, tuple[int, AbstractSet[What]]]:
    """Open each diet for counting: the region and what is needed, by person."""
    rows = session.execute(
        select(Answer, Question.roles, Participant.role, Participant.region_id)
        .join(Answer.question)
        .join(Participant, Participant.id == Answer.participant_id)
        .where(_comes(edition), _kept(edition), is_open, Question.kind == "diet")
        .order_by(Answer.id)
    ).all()
    meant = [row for row in rows if _asked(row.roles, row.role)]
    sealed = [(one.participant_id, place(one), one.sealed or b"") for one, *_rest in meant]
    found: dict[int, tuple[int, set[What]]] = {}
    for row, text in zip(meant, unseal_many(session, sealed), strict=True):
        if text is not None:
            _region, wanted = found.setdefault(row.Answer.participant_id, (row.region_id, set()))
            wanted |= kitchen.needs(json.loads(text))
    return dict(found)


def _people(session: Session, ids: AbstractSet[int]) -> dict[int, Participant]:
    """Return participants by id as looking at them needs it."""
    found = session.scalars(
        select(Participant)
        .where(Participant.id.in_(ids))
        .options(
            joinedload(Participant.delegation).options(
                joinedload(Delegation.edition), joinedload(Delegation.region)
            )
        )
    )
    return {one.id: one for one in found}


def _comes(edition: Edition) -> ColumnElement[bool]:
    """Hold for those who hold a place: neither withdrawn nor waiting."""
    return and_(
        Participant.edition_id == edition.id,
        Participant.withdrawn_at.is_(None),
        Participant.state != "waiting",
    )


def _kept(edition: Edition) -> ColumnElement[bool]:
    """Hold for sealed answers to what is still asked, of people whose key is not destroyed."""
    return and_(
        Question.edition_id == edition.id,
        Question.archived_at.is_(None),
        Answer.sealed.is_not(None),
        ~exists().where(
            PersonKey.participant_id == Answer.participant_id, PersonKey.destroyed_at.is_not(None)
        ),
    )


def _searched(part: Part, is_open: ColumnElement[bool]) -> ColumnElement[bool]:
    """Hold where every word is found in the name; whoever is unnamed is not found by name."""
    words = [
        Participant.search_key.contains(folded(word), autoescape=True)
        for word in part.typed.split()
    ]
    return and_(is_open, *words) if words else Participant.id.is_not(None)


def _order(part: Part, is_open: ColumnElement[bool]) -> list[ColumnElement[Any]]:
    """Order as asked, the unnamed last and in an order that tells no name."""
    named = case((is_open, Participant.sort_key), else_="")
    keys: dict[str, ColumnElement[Any]] = {
        "name": named,
        "delegation": Region.code.expression,
        "role": Participant.role.expression,
    }
    wanted = keys[part.sort].desc() if part.descending else keys[part.sort].asc()
    unnamed_last = case((is_open, 0), else_=1)
    return [unnamed_last, wanted, named, Participant.id.expression]


def _asked(roles: list[str] | None, role: str) -> bool:
    """Tell whether a question is asked of a role."""
    return roles is None or role in roles
