"""Making and revoking access codes, counting guesses at them, and using one."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from app.accounts.actions import throttle
from app.accounts.errors import TooManyAttempts
from app.calls import queries, rules
from app.calls.actions.saving import write
from app.calls.errors import CodeUnusable
from app.calls.models import Call, CallCode
from app.core import clock


def make_code(
    session: Session,
    actor_id: int | None,
    call: Call,
    *,
    note: str = "",
    region_id: int | None = None,
    ends_at: datetime | None = None,
    most_uses: int | None = None,
) -> CallCode:
    """Make an access code; whoever has it may propose before the opening or after the deadline."""
    made = CallCode(
        call_id=call.id,
        code="".join(secrets.choice(rules.ALPHABET) for _sign in range(rules.LENGTH)),
        note=note,
        region_id=region_id,
        ends_at=ends_at,
        most_uses=most_uses,
        made_at=clock.now(),
    )
    session.add(made)
    session.flush()
    # The code itself opens doors: history names it by its number.
    write(session, actor_id, "call.code_made", call, {"code": made.id, "uses": most_uses})
    return made


def revoke_code(session: Session, actor_id: int | None, code: CallCode) -> None:
    """Let a code open nothing any more; proposals that were begun with it cannot be sent in."""
    if code.revoked_at is None:
        code.revoked_at = clock.now()
        write(session, actor_id, "call.code_revoked", code.call, {"code": code.id})
        session.flush()


def guess(session: Session, call_id: int, actor_id: int | None) -> None:
    """Count that somebody types a code of a call, before it is looked at; raises TooManyAttempts.

    The request must be kept whatever becomes of it, and this stand outside what a refusal undoes.
    """
    limits = (
        throttle.Limit(key=f"code:{call_id}:by:{actor_id}", tries=10, span=timedelta(minutes=15)),
        throttle.Limit(key=f"code:{call_id}:all", tries=200, span=timedelta(hours=1)),
    )
    if not throttle.admit(session, limits, clock.now()):
        raise TooManyAttempts


def redeem(
    session: Session, call: Call, typed: str, region_id: int | None, received: datetime
) -> CallCode:
    """Use the call's access code that was typed; `received` is when the request arrived (UTC).

    Of those who use it for the last time at the same moment one is let in. Raises CodeUnusable.
    """
    found = queries.code_typed(session, call.id, rules.plain(typed))
    if found is None:
        raise CodeUnusable
    rules.check_code(found, call, received, region_id)
    _use(session, found.id)
    session.refresh(found)
    return found


def _use(session: Session, code_id: int) -> None:
    """Count one use of a code, in one statement that holds in a race; raises CodeUnusable."""
    used = session.execute(
        update(CallCode)
        .where(
            CallCode.id == code_id,
            CallCode.revoked_at.is_(None),
            or_(CallCode.most_uses.is_(None), CallCode.used < CallCode.most_uses),
        )
        .values(used=CallCode.used + 1)
        .execution_options(synchronize_session=False)
    )
    if not used.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
        raise CodeUnusable
