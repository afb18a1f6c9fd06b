"""Hints that people may be entered twice, and saying that they are two."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.names import language_of
from app.core.panels import panel
from app.core.web import said
from app.editions.models import Edition, Invitee
from app.registration import actions, policy, queries
from app.registration.models import Participant
from app.registration.routes.blueprint import bp, to_person


@bp.post("/delegations/<code>/people/<int:person_id>/distinct")
@allow(policy.may_part, find=queries.participant)
def distinct(person: Participant) -> ResponseReturnValue:
    """Say that a person is none of those who look alike."""
    whole = policy.may_see_all(actor(), person.delegation.edition)
    actions.part(session(), actor().actor_id, person, whole=whole)
    said(_("Kept: %(name)s is somebody else.", name=person.native))
    return to_person(person)


@panel("delegation", 20)
def of_delegation(invitee: Invitee) -> str:
    """Say who of a region's people is likely entered twice."""
    whole = policy.may_see_all(actor(), invitee.edition)
    found = queries.alike_of(session(), invitee.edition_id, invitee.region_id, whole=whole)
    return _shown(invitee.edition, found)


@panel("delegations", 20)
def of_edition(edition: Edition) -> str:
    """Say who of an edition is likely entered twice, across regions."""
    return _shown(edition, queries.alike_in(session(), edition.id))


def _shown(edition: Edition, found: queries.Alike) -> str:
    """Write the hints down; the first groups where there are many."""
    if not (found.groups or found.elsewhere):
        return ""
    return render_template(
        "registration/_alike.html",
        edition=edition,
        groups=found.groups[: queries.MOST_GROUPS],
        more=max(0, len(found.groups) - queries.MOST_GROUPS),
        most=queries.MOST_HINTS,
        elsewhere=found.elsewhere,
        language_of=language_of,
    )
