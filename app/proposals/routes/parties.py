"""Who proposes together: asking regions and organisations, and a region's own answer."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.programmes.queries import member_regions
from app.proposals import actions, forms, policy, queries, words
from app.proposals.models import Party, Proposal
from app.proposals.routes import state
from app.proposals.routes.blueprint import address, bp
from app.regions.models import Region


@bp.get("/proposals/<uuid>/parties")
@allow(policy.may_ask, find=queries.proposal)
def parties(proposal: Proposal) -> ResponseReturnValue:
    """Show who is asked and what they answered, and ask others while that can be done."""
    may_ask = state.allowed(proposal)["ask"]
    return page(**_shown(proposal), **_forms(proposal), may_ask=may_ask)


@bp.route("/proposals/<uuid>/parties/regions", methods=["GET", "POST"])
@allow(policy.may_ask, find=queries.by_uuid)
def ask_region(proposal: Proposal) -> ResponseReturnValue:
    """Ask a region to propose together."""
    regions = _askable(proposal)
    form = forms.region_form(regions)
    if form.answered():
        with form.showing_refusals():
            chosen = next(one for one in regions if str(one.id) == form.region.data)
            held = queries.held(session(), proposal.id)
            actions.ask_region(session(), actor().actor_id, held, chosen)
            said(_("%(party)s is asked.", party=chosen.name.best(language())))
            return back_to(".parties", uuid=proposal.uuid)
    return page(form.http_status, **_shown(proposal), form=form)


@bp.route("/proposals/<uuid>/parties/organisations", methods=["GET", "POST"])
@allow(policy.may_ask, find=queries.by_uuid)
def ask_organisation(proposal: Proposal) -> ResponseReturnValue:
    """Ask an organisation to propose together, by a mailed link."""
    form = forms.OrganisationForm()
    if form.answered():
        with form.showing_refusals():
            held = queries.held(session(), proposal.id)
            told = (form.organisation.data, form.contact.data, form.language.data, address)
            actions.ask_organisation(session(), actor().actor_id, held, *told)
            said(_("%(party)s is asked.", party=form.organisation.data))
            return back_to(".parties", uuid=proposal.uuid)
    return page(form.http_status, **_shown(proposal), form=form)


@bp.post("/proposals/<uuid>/parties/<int:party_id>/remind")
@allow(policy.may_ask_party, find=queries.party)
def remind(party: Party) -> ResponseReturnValue:
    """Ask a party once more."""
    actions.remind(session(), actor().actor_id, party, address)
    said(_("%(party)s is asked once more.", party=words.party_name(party, language())))
    return back_to(".parties", uuid=party.proposal.uuid)


@bp.post("/proposals/<uuid>/parties/<int:party_id>/drop")
@allow(policy.may_ask_party, find=queries.party)
def drop(party: Party) -> ResponseReturnValue:
    """Take a party off the proposal."""
    uuid, name = party.proposal.uuid, words.party_name(party, language())
    actions.drop(session(), actor().actor_id, party)
    said(_("%(party)s is no longer asked.", party=name))
    return back_to(".parties", uuid=uuid)


@bp.post("/proposals/<uuid>/parties/<int:party_id>/confirm")
@allow(policy.may_answer_party, find=queries.party)
def confirm(party: Party) -> ResponseReturnValue:
    """Confirm for one's region that it proposes together."""
    actions.answer(session(), actor().actor_id, party, confirmed=True)
    said(_("Confirmed: your region proposes together."))
    return back_to(".show", uuid=party.proposal.uuid)


@bp.post("/proposals/<uuid>/parties/<int:party_id>/decline")
@allow(policy.may_answer_party, find=queries.party)
def decline(party: Party) -> ResponseReturnValue:
    """Decline for one's region."""
    actions.answer(session(), actor().actor_id, party, confirmed=False)
    said(_("Declined: your region does not propose together."))
    return back_to(".index", call_id=party.proposal.call_id)


def _shown(proposal: Proposal) -> dict[str, Any]:
    """Return what the pages about parties show."""
    return {"proposal": proposal, "call": proposal.call, "words": words}


def _forms(proposal: Proposal) -> dict[str, Any]:
    """Return the two forms of the page."""
    return {
        "region_form": forms.region_form(_askable(proposal)),
        "organisation_form": forms.OrganisationForm(),
    }


def _askable(proposal: Proposal) -> list[Region]:
    """Return the other members that are not asked yet."""
    known = {proposal.region_id, *(one.region_id for one in proposal.parties)}
    members = member_regions(session(), proposal.call.programme_id)
    return [one for one in members if one.id not in known]
