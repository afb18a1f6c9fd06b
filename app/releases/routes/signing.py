"""Signing a delegation's people up for activities with limited places, and who did."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions.models import Invitee
from app.registration.models import Participant
from app.registration.queries import invitee as find_invitee
from app.releases import actions, forms, policy, queries, words
from app.releases.models import SignUp
from app.releases.routes import shown
from app.releases.routes.blueprint import EDITION, bp
from app.releases.routes.shown import Programme
from app.releases.rules import NOBODY, Entry
from app.schedule.models import Activity

DELEGATION = f"{EDITION}/delegations/<code>"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An activity with limited places: as released, and how many are left."""

    entry: Entry
    activity: Activity

    @property
    def left(self) -> int:
        """How many places are left."""
        return max(0, (self.activity.places or 0) - self.activity.taken)


def offers(found: Programme, keys: frozenset[str] = frozenset()) -> list[Offer]:
    """Return what people may sign up for and has not begun, and what these signed up for."""
    activities = queries.open_places(session(), found.edition.id)
    now = clock.now()
    return [
        Offer(entry=one, activity=activities[one.key])
        for one in found.every
        if one.key in activities and (one.starts_at > now or one.key in keys)
    ]


def token() -> str:
    """Return the secret in this page's address."""
    return str((request.view_args or {})["token"])


@bp.route(f"{DELEGATION}/sign-ups", methods=["GET", "POST"])
@allow(policy.may_sign_up, find=find_invitee)
def sign_ups(invitee: Invitee) -> ResponseReturnValue:
    """Show what a delegation's people may sign up for and who did, and sign somebody up."""
    edition = invitee.edition
    people = {one.id: one for one in _people(invitee)}
    found = offers(shown.programme(edition, NOBODY, ""))
    form = forms.SignUpForm(
        [(one.id, one.native) for one in people.values()], _named(found, edition.zone)
    )
    if form.answered():
        with form.showing_refusals():
            person, activity = people[form.person.data], _chosen(found, form.activity.data)
            actions.sign_up(session(), actor().actor_id, edition, person, activity)
            said(_("%(name)s has a place.", name=person.native))
            return back_to(".sign_ups", edition_id=edition.id, code=invitee.region.code)
    taken = queries.taken_by(session(), edition.id, people)
    told = {"edition": edition, "invitee": invitee, "people": people, "words": words}
    return page(form.http_status, form=form, offers=found, taken=taken, **told)


@bp.post(f"{DELEGATION}/sign-ups/<int:sign_up_id>/leave")
@allow(policy.may_leave, find=queries.sign_up_at)
def leave(found: SignUp) -> ResponseReturnValue:
    """Give a place of one of a delegation's people back."""
    person = found.participant
    region = person.delegation.region
    edition = person.delegation.edition
    actions.leave(session(), actor().actor_id, edition, person, found.activity)
    said(_("The place of %(name)s is free again.", name=person.native))
    return back_to(".sign_ups", edition_id=edition.id, code=region.code)


@bp.get("/activities/<activity_uuid>/sign-ups")
@allow(policy.may_see_list, find=queries.limited)
def signed(activity: Activity) -> ResponseReturnValue:
    """List who signed up for an activity."""
    found = queries.sign_ups(session(), activity.id)
    return page(activity=activity, edition=activity.edition, sign_ups=found, words=words)


def _people(invitee: Invitee) -> Sequence[Participant]:
    """Return a region's people."""
    return queries.participants(session(), invitee.edition_id, [invitee.region_id])


def _named(found: Sequence[Offer], zone: str) -> list[tuple[str, str]]:
    """Name what there is to sign up for."""
    return [
        (one.entry.key, f"{words.title(one.entry)} · {words.when(one.entry, zone)}")
        for one in found
    ]


def _chosen(found: Sequence[Offer], key: str) -> Activity:
    """Return the activity that was chosen."""
    return next(one.activity for one in found if one.entry.key == key)
