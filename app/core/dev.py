"""Pages that exist only in development."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core import specimens
from app.core.access import allow, anyone
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
