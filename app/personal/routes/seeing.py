"""A person sees who may see their data and who has looked, and takes all of it along."""

from flask import Response
from flask.typing import ResponseReturnValue

from app.core.access import allow, anyone
from app.core.db import session
from app.core.web import page
from app.personal import actions
from app.personal.models import OwnLink
from app.personal.routes import state
from app.personal.routes.blueprint import bp
from app.personal.routes.own import OWN, mine
from app.vault import queries as vault
from app.vault.classes import FieldClass
from app.vault.words import class_name


@bp.get(f"{OWN}/seen")
@allow(anyone, find=mine)
def seen(link: OwnLink) -> ResponseReturnValue:
    """Show who may see which class of a person's data, who answered, and who has looked."""
    return page(
        looks=vault.looks(session(), link.participant_id),
        classes=list(FieldClass),
        class_name=class_name,
        **state.of(link),
    )


@bp.get(f"{OWN}/data")
@allow(anyone, find=mine)
def take(link: OwnLink) -> ResponseReturnValue:
    """Say what is in the file."""
    return page(**state.of(link))


@bp.post(f"{OWN}/data.zip")
@allow(anyone, find=mine)
def file(link: OwnLink) -> ResponseReturnValue:
    """Hand over all of a person's data."""
    packed = actions.take(session(), link.participant)
    named = {"Content-Disposition": 'attachment; filename="your-data.zip"'}
    return Response(packed, mimetype="application/zip", headers=named)
