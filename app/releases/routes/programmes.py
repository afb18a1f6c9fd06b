"""Programmes of those with an account: of a delegation, of the host, of an interpreter."""

from dataclasses import replace

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_regions
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.web import page
from app.editions import queries as editions
from app.editions.models import Invitee
from app.registration.queries import invitee as find_invitee
from app.releases import actions, policy, queries, rules, words
from app.releases.queries import Seat
from app.releases.routes import links, shown
from app.releases.routes.blueprint import EDITION, bp
from app.releases.routes.shown import Programme
from app.releases.rules import Who

DELEGATION = f"{EDITION}/delegations/<code>"


@bp.get(f"{EDITION}/programme")
@allow(policy.may_see_programme, find=queries.seat)
def programme(seat: Seat) -> ResponseReturnValue:
    """Show what the edition's timetable holds for the person; all of it to the host's staff."""
    found = _of_seat(seat)
    spaces = {one.space_id: one.space for one in found.every if one.space_id is not None}
    regions = editions.invited(session(), seat.edition.id)
    return page(
        **shown.told(_narrowed(seat, found)),
        spaces=spaces,
        regions=regions,
        whole=policy.may_read_all(actor(), seat.edition),
        filters={name: request.args.get(name, "") for name in ("space", "region")},
    )


@bp.get(f"{EDITION}/programme.pdf")
@allow(policy.may_see_programme, find=queries.seat)
def programme_pdf(seat: Seat) -> Response:
    """Hand the same out on paper."""
    made = shown.paper(_narrowed(seat, _of_seat(seat)), shown.asked_day())
    return shown.pdf([made], seat.edition, f"programme-{seat.edition.id}")


@bp.post(f"{EDITION}/programme/link")
@allow(policy.may_see_programme, find=queries.seat)
def programme_link(seat: Seat) -> ResponseReturnValue:
    """Make a link with which a calendar subscribes; it ends the one before."""
    edition, user_id = seat.edition, actor().actor_id
    secret = actions.renew(session(), user_id, edition, user_id=user_id)
    return page(edition=edition, **links.addresses(secret))


@bp.get(f"{DELEGATION}/programme")
@allow(policy.may_see_delegation, find=find_invitee)
def delegation(invitee: Invitee) -> ResponseReturnValue:
    """Show a delegation's programme."""
    signs = policy.may_sign_up(actor(), invitee)
    return page(**shown.told(_of_delegation(invitee)), invitee=invitee, signs=signs)


@bp.get(f"{DELEGATION}/programme.pdf")
@allow(policy.may_see_delegation, find=find_invitee)
def delegation_pdf(invitee: Invitee) -> Response:
    """Hand a delegation's programme out on paper, or that of each of its people."""
    edition, only = invitee.edition, shown.asked_day()
    if request.args.get("each"):
        made = [shown.paper(one, only) for one in _each(invitee)]
    else:
        made = [shown.paper(_of_delegation(invitee), only)]
    return shown.pdf(made, edition, f"programme-{edition.id}-{invitee.region.code}")


@bp.post(f"{DELEGATION}/programme/link")
@allow(policy.may_sign_up, find=find_invitee)
def delegation_link(invitee: Invitee) -> ResponseReturnValue:
    """Make a link to a delegation's programme; it ends the one before."""
    edition, user_id = invitee.edition, actor().actor_id
    whose = {"user_id": user_id, "region_id": invitee.region_id}
    secret = actions.renew(session(), user_id, edition, **whose)
    return page(edition=edition, invitee=invitee, **links.addresses(secret))


def _of_seat(seat: Seat) -> Programme:
    """Return what the timetable holds for the person."""
    user, edition = actor(), seat.edition
    if policy.may_read_all(user, edition):
        return shown.programme(edition, Who(whole=True), words.edition_name(edition))
    regions = own_regions(user, edition.programme_id)
    who = seat.interpreting(user.actor_id)
    if regions:
        who |= queries.delegation_who(session(), edition.id, regions)
    home = editions.zone_of(session(), min(regions, default=None))
    return shown.programme(edition, who, words.edition_name(edition), home)


def _narrowed(seat: Seat, found: Programme) -> Programme:
    """Return the part of a programme that the address asks for: of a space, of a delegation."""
    entries = found.entries
    if space := request.args.get("space", ""):
        entries = [one for one in entries if str(one.space_id) == space]
    if code := request.args.get("region", ""):
        invited = editions.invited(session(), seat.edition.id)
        ids = [one.id for one in invited if one.code == code]
        who = queries.delegation_who(session(), seat.edition.id, ids)
        parties = who.parties()
        entries = [one for one in entries if rules.concerns(one, who, parties)]
    return replace(found, entries=entries)


def _of_delegation(invitee: Invitee) -> Programme:
    """Return a delegation's programme."""
    who = queries.delegation_who(session(), invitee.edition_id, [invitee.region_id])
    region = invitee.region
    return shown.programme(invitee.edition, who, region.name.best(language()), region.zone)


def _each(invitee: Invitee) -> list[Programme]:
    """Return the programme of each of a delegation's people, by name."""
    edition, region = invitee.edition, invitee.region
    taken = queries.signed(session(), edition.id)
    base = _of_delegation(invitee)
    found = []
    for one in queries.participants(session(), edition.id, [region.id]):
        who = queries.participant_who(one, taken.get(one.id, frozenset()))
        parties = who.parties()
        mine = [entry for entry in base.entries if rules.concerns(entry, who, parties)]
        whose = _("%(name)s · %(region)s", name=one.native, region=region.name.best(language()))
        found.append(replace(base, entries=mine, whose=whose))
    return found
