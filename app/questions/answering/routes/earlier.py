"""Offering last time's answers of the same person, and taking them over."""

from collections.abc import Mapping

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _
from app.core.panels import panel
from app.core.web import back_to, said
from app.editions.models import Edition, Invitee
from app.questions.answering import actions, policy, queries
from app.questions.answering.queries.earlier import earlier_of
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.routes.people import PERSON, tell
from app.registration import policy as registration
from app.registration.models import Participant
from app.stages import queries as stage_queries
from app.stages.models import Stage
from app.stages.rules import check
from app.vault import policy as vault


@bp.post(PERSON + "/last-time")
@allow(policy.may_complete, find=queries.person)
def take_over(person: Participant) -> ResponseReturnValue:
    """Take last time's answers of the same person over."""
    try:
        done = actions.take_over(
            session(), actor().actor_id, person, lambda one: vault.may_write(actor(), person, one)
        )
    except Refused as refusal:
        said(refusal.message)
    else:
        if done.changed:
            tell(done, ())
        else:
            said(_("Nothing could be taken over: last time's answers do not fit any more."))
    here = {"edition_id": person.edition_id, "code": person.delegation.region.code}
    return back_to("answering.show", **here, person_id=person.id)


@panel("answers", 10)
def of_person(person: Participant) -> str:
    """Offer a person's answers of last time where answers are still given."""
    edition = person.delegation.edition
    if not policy.may_complete(actor(), person) or _over(person):
        return ""
    found = earlier_of(session(), edition, person.region_id, person.id)
    return render_template(
        "answering/_earlier.html", found=found, region=person.delegation.region, alone=True, over=""
    )


@panel("delegation", 46)
def of_delegation(invitee: Invitee, stages: Mapping[str, Stage]) -> str:
    """Name those of a region's people who were at an earlier edition and answered there."""
    if not registration.may_enter(actor(), invitee):
        return ""
    # What can no longer be taken over is not offered: a sentence says why nothing is.
    over = _refusal(invitee.edition, stages)
    found = earlier_of(session(), invitee.edition, invitee.region_id)
    return render_template(
        "answering/_earlier.html", found=found, region=invitee.region, alone=False, over=over
    )


def _over(person: Participant) -> bool:
    """Tell whether nothing can be answered any more."""
    if person.withdrawn_at is not None:
        return True
    edition = person.delegation.edition
    return bool(_refusal(edition, stage_queries.stages(session(), edition.id)))


def _refusal(edition: Edition, stages: Mapping[str, Stage]) -> str:
    """Say why no answers are taken over any more; nothing while they are."""
    try:
        check(stages.get("documents"), edition, clock.now())
    except Refused as refusal:
        return refusal.message
    return ""
