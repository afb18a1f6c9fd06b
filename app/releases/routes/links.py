"""Links to programmes for whoever has no account, and for calendars."""

from typing import Any

from flask import Response, current_app, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.accounts.policy import own_regions
from app.core import clock, sealing
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _, language
from app.core.web import page
from app.editions import queries as editions
from app.editions.models import Edition
from app.personal.rules import alive
from app.releases import actions, forms, policy, queries, words
from app.releases.models import ProgrammeLink
from app.releases.routes import shown
from app.releases.routes.blueprint import EDITION, LINK, bp
from app.releases.routes.shown import Programme
from app.releases.rules import NOBODY, Who


def opened(session: Session, token: str) -> ProgrammeLink | None:
    """Return the link in force of a secret, while whose it is may still see what it shows."""
    found = queries.link_of_token(session, sealing.digest(token))
    if found is None or not alive(found.edition, clock.now()):
        return None
    return found if found.user is None or _still(session, found, found.user) else None


@bp.get(LINK)
@allow(anyone, find=opened)
def linked(link: ProgrammeLink) -> ResponseReturnValue:
    """Show the programme that a link leads to."""
    return page(**shown.told(_programme(link)))


@bp.get(f"{LINK}.ics")
@allow(anyone, find=opened)
def linked_feed(link: ProgrammeLink) -> Response:
    """Send it as a calendar, again and again."""
    found = _programme(link)
    return shown.feed(found, found.whose)


@bp.get(f"{LINK}.pdf")
@allow(anyone, find=opened)
def linked_pdf(link: ProgrammeLink) -> Response:
    """Hand it out on paper."""
    made = shown.paper(_programme(link), shown.asked_day())
    return shown.pdf([made], link.edition, f"programme-{link.edition_id}")


@bp.route(f"{EDITION}/programme-links", methods=["GET", "POST"])
@allow(policy.may_release, find=editions.edition)
def handing(edition: Edition) -> ResponseReturnValue:
    """Make links for interpreters, and for whoever drives a bus or keeps a space."""
    form = forms.LinkForm(_offered(edition))
    told = {"edition": edition, "links": _live(edition)}
    if form.answered():
        name, _sign, number = form.whose.data.partition(":")
        secret = actions.renew(session(), actor().actor_id, edition, **{name: int(number)})
        return page(form=form, secret=addresses(secret), **told | {"links": _live(edition)})
    return page(form.http_status, form=form, secret=None, **told)


def addresses(secret: str) -> dict[str, str]:
    """Return the addresses of a link: its page, and the feed, for calendars ask in no language."""
    path = url_for("releases.linked", token=secret)
    whole = str(current_app.config["PUBLIC_URL"]) + path
    return {"address": whole, "feed": f"{whole}.ics?language={language()}"}


def _still(session: Session, link: ProgrammeLink, user: User) -> bool:
    """Tell whether a person may still see what their link shows."""
    if link.region_id is not None:
        return policy.may_sign_up_for(user, link.edition, link.region_id)
    seat = queries.seat(session, link.edition_id)
    return seat is not None and policy.may_see_programme(user, seat)


def _programme(link: ProgrammeLink) -> Programme:
    """Return the programme of a link."""
    edition, spoken = link.edition, language()
    if link.space is not None:
        who = Who(spaces=frozenset({link.space.id}))
        return shown.programme(edition, who, link.space.name.best(spoken))
    if link.interpreter is not None:
        return shown.programme(
            edition, queries.interpreter_who(link.interpreter), link.interpreter.name
        )
    if link.participant is not None:
        person = link.participant
        who = queries.participant_who(person, queries.signed_up(session(), person.id))
        return shown.programme(edition, who, person.native, person.delegation.region.zone)
    name = link.region.name.best(spoken) if link.region else words.edition_name(edition)
    return shown.programme(edition, _who_of_user(link), name)


def _who_of_user(link: ProgrammeLink) -> Who:
    """Return as whom entries concern the account of a link."""
    user, edition = link.user, link.edition
    assert user is not None
    if link.region_id is not None:
        return queries.delegation_who(session(), edition.id, [link.region_id])
    if policy.may_read_all(user, edition):
        return Who(whole=True)
    seat = queries.seat(session(), edition.id)
    mine = queries.delegation_who(session(), edition.id, own_regions(user, edition.programme_id))
    return mine | (seat.interpreting(user.id) if seat else NOBODY)


def _offered(edition: Edition) -> list[tuple[str, str]]:
    """Return for whom a link may be made."""
    spoken = language()
    people = [
        (f"interpreter_id:{one.id}", _("Interpreter: %(name)s", name=one.name))
        for one in queries.interpreters(session(), edition.id)
    ]
    spaces = [
        (f"space_id:{one.id}", f"{one.name.best(spoken)} · {one.venue.name.best(spoken)}")
        for one in queries.spaces(session(), edition.id)
    ]
    return people + spaces


def _live(edition: Edition) -> list[dict[str, Any]]:
    """Return for whom a link is in force, and since when."""
    names = dict(_offered(edition))
    found = []
    for one in queries.live_links(session(), edition.id):
        kind = "space_id" if one.space_id is not None else "interpreter_id"
        name = names.get(f"{kind}:{getattr(one, kind)}")
        if name is not None:
            found.append({"name": name, "at": one.made_at})
    return sorted(found, key=lambda one: str(one["name"]))
