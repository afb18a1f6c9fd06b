"""Counting the access codes that people type, for the pages on which they are typed."""

from app.accounts.errors import TooManyAttempts
from app.calls import actions
from app.core import db
from app.core.access import actor
from app.core.forms import Form


def counted(form: Form, call_id: int, typed: str | None) -> bool:
    """Count a code that somebody types, whatever becomes of it; tell whether they may go on."""
    if not typed:
        return True
    db.keep()
    try:
        actions.guess(db.session(), call_id, actor().actor_id)
    except TooManyAttempts as refusal:
        form.refuse(refusal)
        return False
    return True
