"""Pages about how long data is kept, and about erasing a person."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.core import clock, queue
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.panels import panel
from app.core.web import back_to, page, said
from app.editions.models import Invitee
from app.programmes.models import Programme
from app.programmes.queries import programme as programme_of
from app.regions.models import Region
from app.regions.queries import region as region_of
from app.registration import policy as registration_policy
from app.registration import queries as registration
from app.registration.models import Participant
from app.retention import actions, forms, jobs, policy, queries, rules, words

bp = Blueprint("retention", __name__)


@bp.route("/programmes/<slug>/retention", methods=["GET", "POST"])
@allow(policy.may_say_for_programme, find=programme_of)
def programme(programme: Programme) -> ResponseReturnValue:
    """Say how long a programme's data is kept, and show what goes when."""
    form = forms.programme_form(queries.all_days(session()).get(("programme", programme.id), {}))
    if form.answered():
        actions.say_for_programme(session(), actor().actor_id, programme, forms.said(form))
        said(_("Saved. What is overdue under these rules goes within a day."))
        return back_to("retention.programme", slug=programme.slug)
    return page(
        form.http_status,
        form=form,
        programme=programme,
        plan=rules.together(queries.held(session(), programme.id)),
        editions=queries.editions_of(session(), programme.id),
        regions=queries.region_names(session()),
        today=clock.today("UTC"),
        words=words,
    )


@bp.route("/regions/<code>/retention", methods=["GET", "POST"])
@allow(policy.may_say_for_region, find=region_of)
def region(region: Region) -> ResponseReturnValue:
    """Say how long a region lets data of its people and of those it hosts be kept."""
    form = forms.region_form(queries.all_days(session()).get(("region", region.id), {}))
    if form.answered():
        actions.say_for_region(session(), actor().actor_id, region, forms.said(form))
        said(_("Saved. What is overdue under these rules goes within a day."))
        return back_to("retention.region", code=region.code)
    return page(form.http_status, form=form, region=region)


@bp.get("/editions/<int:edition_id>/delegations/<code>/kept")
@allow(registration_policy.may_see, find=registration.invitee)
def people(invitee: Invitee) -> ResponseReturnValue:
    """List a delegation's people: what is purged of whom, who has looked, and who can be erased."""
    delegation = registration.delegation(session(), invitee)
    return page(
        invitee=invitee,
        edition=invitee.edition,
        people=registration.people(session(), delegation),
    )


@bp.route(
    "/editions/<int:edition_id>/delegations/<code>/people/<int:person_id>/erase",
    methods=["GET", "POST"],
)
@allow(policy.may_erase, find=registration.participant)
def erase(person: Participant) -> ResponseReturnValue:
    """Erase a person who asks for it, after naming them."""
    form = forms.EraseForm()
    where = {"edition_id": person.edition_id, "code": person.delegation.region.code}
    if form.answered():
        with form.showing_refusals():
            actions.erase(session(), actor().actor_id, person, form.named.data)
            said(_("Erased. That somebody took part is all that is left."))
            queue.later(jobs.forget_overwritten)
            return back_to("retention.people", **where)
    return page(form.http_status, form=form, person=person, where=where)


@panel("delegation", 90)
def of_delegation(invitee: Invitee) -> str:
    """Lead from a delegation to what is kept of its people."""
    return render_template("retention/_delegation.html", invitee=invitee)
