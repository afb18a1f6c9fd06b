"""The one blueprint of registration, and the way back to a delegation."""

from collections.abc import Sequence

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core.db import session
from app.core.web import back_to
from app.editions import queries, words
from app.editions.models import Edition
from app.editions.rules import Missing, What
from app.editions.terms import EntryTerms
from app.registration.models import Participant

bp = Blueprint("registration", __name__, url_prefix="/editions/<int:edition_id>")


def to_person(person: Participant) -> ResponseReturnValue:
    """Go on to the delegation, where this person stands."""
    return to_delegation(person.edition_id, person.delegation.region.code, person)


def to_delegation(
    edition_id: int, code: str, person: Participant | None = None
) -> ResponseReturnValue:
    """Go on to a delegation's page, at a person if one is given."""
    anchor = {"_anchor": f"person-{person.id}"} if person else {}
    return back_to("registration.delegation", edition_id=edition_id, code=code, **anchor)


def named(edition: Edition, places: Sequence[What]) -> list[str]:
    """Name places in words; one statement where they are of regions."""
    ids = {one.region_id for one in places if one.region_id}
    regions = queries.names(session(), ids) if ids else {}
    return words.places_named(edition.programme.kind.terms(EntryTerms), regions, places)


def missing(edition: Edition, found: Sequence[Missing]) -> list[str]:
    """Say in words who is missing."""
    places = named(edition, [one.what for one in found])
    return [
        words.missing(place, one.number, one.least)
        for place, one in zip(places, found, strict=True)
    ]
