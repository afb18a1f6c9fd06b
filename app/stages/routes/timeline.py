"""The timeline of stages on the page of an edition and on that of a delegation."""

from collections.abc import Mapping

from flask import render_template

from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition, Invitee
from app.stages import policy, queries, rules, words
from app.stages.models import Stage


@panel("edition", 10)
def of_edition(edition: Edition) -> str:
    """Show the stages of an edition to those whom they concern."""
    if not policy.concerned(actor(), edition):
        return ""
    own = policy.own_region(actor(), edition)
    stages = queries.stages(session(), edition.id)
    return _timeline(edition, stages, queries.zone_of(session(), own) if own and stages else None)


@panel("delegation", 10)
def of_delegation(invitee: Invitee, stages: Mapping[str, Stage]) -> str:
    """Show the stages of the edition to a region, with the next step that is its own."""
    return _timeline(invitee.edition, stages, invitee.region.zone, invitee)


def _timeline(
    edition: Edition,
    stages: Mapping[str, Stage],
    own: str | None,
    invitee: Invitee | None = None,
) -> str:
    """Draw the stages, where they stand and which is next; nothing where there are none."""
    if not stages:
        return ""
    now = clock.now()
    return render_template(
        "stages/_timeline.html",
        edition=edition,
        invitee=invitee,
        stages=stages,
        own=own,
        standings={kind: rules.standing(one, edition, now) for kind, one in stages.items()},
        following=rules.following(stages, edition, now),
        may_announce=invitee is not None and policy.may_announce(actor(), invitee),
        may_see_numbers=invitee is None and policy.may_see_numbers(actor(), edition),
        words=words,
    )
