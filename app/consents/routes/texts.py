"""What guardians are asked, and whose consent is missing: the coordinator's pages."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.consents import actions, forms, policy, queries, words
from app.consents.models import ConsentText
from app.consents.routes import asking
from app.consents.routes.blueprint import OF_EDITION, bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions.models import Edition


@bp.get(OF_EDITION)
@allow(policy.may_write_texts, find=queries.edition)
def overview(edition: Edition) -> ResponseReturnValue:
    """Show what guardians are asked, and whose consent is missing."""
    people = queries.children(session(), edition.id, None)
    return page(
        edition=edition,
        texts=queries.texts(session(), edition.id),
        people=people,
        gates=queries.gates(session(), edition, people, clock.today(edition.zone)),
        words=words,
    )


@bp.post(f"{OF_EDITION}/start")
@allow(policy.may_write_texts, find=queries.edition)
def start(edition: Edition) -> ResponseReturnValue:
    """Begin with the house's texts."""
    actions.start_texts(session(), actor().actor_id, edition)
    said(_("The texts are in force. Change them before you send links, if they do not fit."))
    return back_to(".overview", edition_id=edition.id)


@bp.route(f"{OF_EDITION}/countries", methods=["GET", "POST"])
@allow(policy.may_write_texts, find=queries.edition)
def countries(edition: Edition) -> ResponseReturnValue:
    """Ask for the transfer to one more country."""
    form = forms.CountryForm()
    form.offer({one.region.country for one in edition.invitees if one.region.country})
    if form.answered():
        with form.showing_refusals():
            actions.add_country(session(), actor().actor_id, edition, form.country.data)
            said(_("Guardians are asked for this country too."))
            return back_to(".overview", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


def _text(session: Any, edition_id: int, purpose: str) -> tuple[Edition, ConsentText] | None:
    """Return an edition and the text of a purpose that stands in it."""
    edition = queries.edition(session, edition_id)
    text = queries.texts(session, edition_id).get(purpose)
    return (edition, text) if edition and text else None


def _may_write(user: Any, found: tuple[Edition, ConsentText]) -> bool:
    """Tell whether the person writes this text."""
    return policy.may_write_texts(user, found[0])


@bp.route(f"{OF_EDITION}/texts/<purpose>", methods=["GET", "POST"])
@allow(_may_write, find=_text)
def text(found: tuple[Edition, ConsentText]) -> ResponseReturnValue:
    """Put a new version of a text in force."""
    edition, before = found
    form = forms.TextForm(data={"body": before.body})
    if form.answered():
        with form.showing_refusals():
            actions.change_text(
                session(), actor().actor_id, edition, before.purpose, form.body.words(), asking.link
            )
            said(_("The new version is in force. Whoever had answered is asked again."))
            return back_to(".overview", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, text=before, words=words)
