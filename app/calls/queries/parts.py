"""Finding the parts of calls: access codes, criteria, review phases, the panel."""

from collections.abc import Sequence
from hmac import compare_digest
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Grant, User
from app.calls.models import Call, CallCode, Criterion, PanelMember, ReviewPhase

P = TypeVar("P", CallCode, Criterion, ReviewPhase)


def codes(session: Session, call_id: int) -> Sequence[CallCode]:
    """Return the access codes of a call with their regions, the newest first."""
    return session.scalars(
        select(CallCode)
        .where(CallCode.call_id == call_id)
        .options(joinedload(CallCode.region))
        .order_by(CallCode.id.desc())
    ).all()


def code(session: Session, call_id: int, code_id: int) -> CallCode | None:
    """Return one access code of a call."""
    return session.scalar(_part(CallCode, call_id, code_id).options(joinedload(CallCode.call)))


def code_typed(session: Session, call_id: int, typed: str) -> CallCode | None:
    """Return the call's code of these signs; each is compared, and equally long whatever fits."""
    found = None
    for one in session.scalars(select(CallCode).where(CallCode.call_id == call_id)):
        if compare_digest(one.code.encode(), typed.encode()):
            found = one
    return found


def criteria(session: Session, call_id: int) -> Sequence[Criterion]:
    """Return the criteria of a call in their order, as they stand now."""
    return session.scalars(
        select(Criterion)
        .where(Criterion.call_id == call_id)
        .order_by(Criterion.position, Criterion.id)
        .execution_options(populate_existing=True)
        .options(joinedload(Criterion.call))
    ).all()


def criterion(session: Session, call_id: int, criterion_id: int) -> Criterion | None:
    """Return one criterion of a call, with the call as its page names it."""
    return session.scalar(
        _part(Criterion, call_id, criterion_id).options(*_through(Criterion.call))
    )


def phases(session: Session, call_id: int) -> Sequence[ReviewPhase]:
    """Return the phases of a call in their order, as they stand now."""
    return session.scalars(
        select(ReviewPhase)
        .where(ReviewPhase.call_id == call_id)
        .order_by(ReviewPhase.opens_at, ReviewPhase.id)
        .execution_options(populate_existing=True)
        .options(joinedload(ReviewPhase.call))
    ).all()


def review_phase(session: Session, call_id: int, phase_id: int) -> ReviewPhase | None:
    """Return one phase of a call, with the call as its page names it."""
    return session.scalar(
        _part(ReviewPhase, call_id, phase_id).options(*_through(ReviewPhase.call))
    )


def panel_member(session: Session, call_id: int, user_id: int) -> PanelMember | None:
    """Return a person's place on the panel of a call."""
    return session.scalar(
        select(PanelMember)
        .where(PanelMember.call_id == call_id, PanelMember.user_id == user_id)
        .options(joinedload(PanelMember.call))
    )


def may_join_panel(session: Session, programme_id: int) -> Sequence[User]:
    """Return the people who hold a role in the programme, by name."""
    return session.scalars(
        select(User)
        .where(
            User.id.in_(
                select(Grant.user_id).where(
                    Grant.programme_id == programme_id, Grant.revoked_at.is_(None)
                )
            )
        )
        .order_by(User.name, User.id)
    ).all()


def _part(model: type[P], call_id: int, part_id: int) -> Select[P]:
    """Select one part of a call."""
    return select(model).where(model.id == part_id, model.call_id == call_id)


def _through(call: Any) -> tuple[Any, ...]:
    """Return the options that load the call of a part, as pages name it."""
    return joinedload(call).joinedload(Call.programme), joinedload(call).joinedload(Call.edition)
