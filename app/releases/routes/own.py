"""A participant's own programme, by their own link, and the places they take."""

from flask import Response
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.personal.models import OwnLink
from app.personal.routes.own import mine
from app.registration.models import Participant
from app.releases import actions, queries
from app.releases.routes import links, shown, signing
from app.releases.routes.blueprint import OWN, bp
from app.releases.routes.shown import Programme
from app.schedule.models import Activity


@bp.get(f"{OWN}/programme")
@allow(anyone, find=mine)
def own(link: OwnLink) -> ResponseReturnValue:
    """Show a person's own programme, and what they may sign up for."""
    found = _programme(link.participant)
    keys = queries.signed_up(session(), link.participant_id)
    offers = signing.offers(found, keys)
    return page(**shown.told(found), token=signing.token(), offers=offers, keys=keys)


@bp.get(f"{OWN}/programme.pdf")
@allow(anyone, find=mine)
def own_pdf(link: OwnLink) -> Response:
    """Hand it out on paper."""
    found = _programme(link.participant)
    return shown.pdf([shown.paper(found, shown.asked_day())], found.edition, "programme")


@bp.post(f"{OWN}/programme/link")
@allow(anyone, find=mine)
def own_link(link: OwnLink) -> ResponseReturnValue:
    """Make a link with which a calendar subscribes; it ends the one before."""
    edition = link.participant.delegation.edition
    secret = actions.renew(session(), None, edition, participant_id=link.participant_id)
    return page(token=signing.token(), **links.addresses(secret))


def _mine_at(session: Session, token: str, activity_uuid: str) -> tuple[OwnLink, Activity] | None:
    """Return a link and an activity of its edition with limited places."""
    found, activity = mine(session, token), queries.limited(session, activity_uuid)
    fits = found and activity and activity.edition_id == found.participant.edition_id
    return (found, activity) if found and activity and fits else None


@bp.post(f"{OWN}/activities/<activity_uuid>/sign-up")
@allow(anyone, find=_mine_at)
def own_sign_up(found: tuple[OwnLink, Activity]) -> ResponseReturnValue:
    """Take a place."""
    link, activity = found
    edition = link.participant.delegation.edition
    actions.sign_up(session(), None, edition, link.participant, activity)
    said(_("You have a place."))
    return back_to(".own", token=signing.token())


@bp.post(f"{OWN}/activities/<activity_uuid>/leave")
@allow(anyone, find=_mine_at)
def own_leave(found: tuple[OwnLink, Activity]) -> ResponseReturnValue:
    """Give a place back."""
    link, activity = found
    edition = link.participant.delegation.edition
    actions.leave(session(), None, edition, link.participant, activity)
    said(_("You gave your place back."))
    return back_to(".own", token=signing.token())


def _programme(person: Participant) -> Programme:
    """Return a person's programme."""
    who = queries.participant_who(person, queries.signed_up(session(), person.id))
    delegation = person.delegation
    return shown.programme(delegation.edition, who, person.native, delegation.region.zone)
