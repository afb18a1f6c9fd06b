"""Who has looked at a person's sealed data."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core.access import allow
from app.core.db import session
from app.core.web import page
from app.registration.models import Participant
from app.registration.queries import participant
from app.vault import policy, queries
from app.vault.words import class_name

bp = Blueprint("vault", __name__, url_prefix="/editions/<int:edition_id>/delegations/<code>/people")


@bp.get("/<int:person_id>/looks")
@allow(policy.may_see_looks, find=participant)
def looks(person: Participant) -> ResponseReturnValue:
    """Show who has looked at a participant's sealed data, at what, when and why."""
    return page(
        person=person,
        edition=person.delegation.edition,
        region=person.delegation.region,
        looks=queries.looks(session(), person.id),
        class_name=class_name,
    )
