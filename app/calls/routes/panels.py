"""The panel of a call, and what calls add to the pages of programmes and editions."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from app.calls import actions, forms, policy, queries, rules, words
from app.calls.models import Call, PanelMember
from app.calls.routes.blueprint import anew, bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.panels import panel
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.editions.policy import coordinates
from app.programmes.models import Programme


@bp.route("/calls/<int:call_id>/panel", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
def panel_members(call: Call) -> ResponseReturnValue:
    """Show who decides together, and add people."""
    there = {one.user_id for one in call.panel}
    people = queries.may_join_panel(session(), call.programme_id)
    form = forms.panel_form(one for one in people if one.id not in there)
    if form.answered():
        with form.showing_refusals():
            actions.add_to_panel(session(), actor().actor_id, call, form.person.data)
            said(_("Added."))
            return back_to(".panel_members", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, form=form, words=words)


@bp.post("/calls/<int:call_id>/panel/<int:user_id>/remove")
@allow(policy.may_run_part, find=queries.panel_member)
def remove_panel_member(member: PanelMember) -> ResponseReturnValue:
    """Take a person from the panel."""
    call_id = member.call_id
    actions.take_from_panel(session(), actor().actor_id, member)
    said(_("Removed."))
    return back_to(".panel_members", call_id=call_id)


@panel("edition", 30)
def of_edition(edition: Edition) -> str:
    """Show what is called for in an edition, and let its coordinator call."""
    runs = coordinates(actor(), edition)
    calls = queries.of_edition(session(), edition.id, drafts=runs)
    return _shown(calls, edition.programme, edition, runs=runs)


@panel("programme", 10)
def of_programme(programme: Programme) -> str:
    """Show what a programme calls for, and let its coordinator call."""
    runs = policy.may_make(actor(), programme)
    calls = queries.of_programme(session(), programme.id, drafts=runs)
    return _shown(calls, programme, None, runs=runs)


def _shown(
    calls: Sequence[Call], programme: Programme, edition: Edition | None, *, runs: bool
) -> str:
    """Draw a list of calls; nothing where there is nothing to see or to do."""
    if not calls and not runs:
        return ""
    now = clock.now()
    return render_template(
        "calls/_list.html",
        calls=calls,
        programme=programme,
        edition=edition,
        runs=runs,
        standing=lambda call: rules.standing(call, now),
        words=words,
    )
