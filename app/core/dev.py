"""Pages that exist only in development."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core import outbox, specimens
from app.core.access import allow, anyone
from app.core.db import session
from app.core.web import page

bp = Blueprint("dev", __name__, url_prefix="/dev")


@bp.get("/ui")
@allow(anyone)
def ui() -> ResponseReturnValue:
    """Show every component in every state, in the language chosen."""
    return page(
        specimens=specimens,
        say=specimens.say(),
        right=specimens.right(),
        wrong=specimens.wrong(),
    )


NEWEST_MAILS = 100


@bp.get("/mail")
@allow(anyone)
def mail() -> ResponseReturnValue:
    """List what was mailed, the newest first."""
    return page(letters=outbox.letters(session(), NEWEST_MAILS))


@bp.get("/mail/<int:number>")
@allow(anyone, find=outbox.letter)
def one_mail(letter: outbox.Letter) -> ResponseReturnValue:
    """Show a mail as it was sent, its links clickable."""
    return page(letter=letter)
