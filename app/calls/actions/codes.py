"""Making and revoking access codes, finding the one that was typed, and counting its uses."""

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
from app.core.sealing import digest


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


def limits(call_id: int, who: str) -> tuple[throttle.Limit, ...]:
    """Return the counters of guessing codes: a person's or an address's, and the call's."""
    by = digest(who)[:32]
    return (
        throttle.Limit(key=f"code:{call_id}:by:{by}", tries=10, span=timedelta(minutes=15)),
        throttle.Limit(key=f"code:{call_id}:all", tries=200, span=timedelta(hours=1)),
    )


def present(
    session: Session, call: Call, typed: str, region_id: int | None, *, who: str
) -> CallCode:
    """Return the call's code that was typed, if it lets the region in now; it is not used yet.

    `who` is the person's or the address's: guesses are counted by it, and by the call. Raises
    TooManyAttempts and CodeUnusable; the request must be kept so that the guess counts (db.keep).
    """
    now, counted = clock.now(), limits(call.id, who)
    if not throttle.admit(session, counted, now):
        raise TooManyAttempts
    found = queries.code_typed(session, call.id, rules.plain(typed))
    if found is None:
        raise CodeUnusable
    rules.check_code(found, call, now, region_id)
    throttle.forgive(session, counted)
    return found


def use_code(session: Session, code_id: int) -> None:
    """Count one use of a code, in one statement that holds in a race; raises CodeUnusable."""
    used = session.execute(
        update(CallCode)
        .where(
            CallCode.id == code_id,
            CallCode.revoked_at.is_(None),
            or_(CallCode.ends_at.is_(None), CallCode.ends_at > clock.now()),
            or_(CallCode.most_uses.is_(None), CallCode.used < CallCode.most_uses),
        )
        .values(used=CallCode.used + 1)
        .execution_options(synchronize_session=False)
    )
    if not used.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
        raise CodeUnusable
