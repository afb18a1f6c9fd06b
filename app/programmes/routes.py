"""Pages on which programmes, their members and their offices are changed."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.merge import MergingForm
from app.core.once import once
from app.core.web import back_to, page, said
from app.programmes import actions, forms, policy, queries
from app.programmes.kind import kinds
from app.programmes.models import Membership, Office, Programme

bp = Blueprint("programmes", __name__)


@bp.route("/programmes/new", methods=["GET", "POST"])
@allow(policy.may_create)
@once
def create() -> ResponseReturnValue:
    """Create a programme of a kind."""
    form = forms.CreateForm()
    if form.answered():
        with form.showing_refusals():
            slug, kind = form.slug.data, form.kind.data
            actions.create(session(), actor().actor_id, slug=slug, kind_slug=kind, **form.facts())
            return back_to(".members", slug=slug)
    return page(form.http_status, form=form, kinds=kinds())


@bp.route("/programmes/<slug>/edit", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.programme)
def edit(programme: Programme) -> ResponseReturnValue:
    """Change what is said about a programme."""
    form = forms.EditForm(obj=programme)
    if form.merged():
        actions.edit(session(), actor().actor_id, programme, form.facts())
        _say_what_was_taken_over(form)
        return back_to("desk.programme", slug=programme.slug)
    return page(form.http_status, form=form, programme=programme)


@bp.get("/programmes/<slug>/members")
@allow(policy.may_change, find=queries.programme)
def members(programme: Programme) -> ResponseReturnValue:
    """Show the members and offices to whoever may change them."""
    return page(
        programme=programme,
        members=queries.members(session(), programme.id),
        offices=queries.offices(session(), programme.id),
        classes=dict(forms.classes()),
        endings=dict(forms.endings()),
        office_names=dict(forms.offices()),
    )


@bp.route("/programmes/<slug>/members/new", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.programme)
@once
def add_member(programme: Programme) -> ResponseReturnValue:
    """Add a member."""
    form = forms.NewMemberForm()
    form.region.choices = forms.named(queries.regions(session()))
    if form.answered():
        with form.showing_refusals():
            facts = {"region_id": form.region.data, **form.facts()}
            actions.add_member(session(), actor().actor_id, programme, **facts)
            return back_to(".members", slug=programme.slug)
    return page(form.http_status, form=form, programme=programme)


@bp.route("/memberships/<int:membership_id>/edit", methods=["GET", "POST"])
@allow(policy.may_change_part, find=queries.membership)
def change_member(membership: Membership) -> ResponseReturnValue:
    """Change a membership's class, dates, place or side."""
    form = forms.MemberForm(obj=membership)
    if form.merged():
        with form.showing_refusals():
            actions.change_member(session(), actor().actor_id, membership, form.facts())
            _say_what_was_taken_over(form)
            return back_to(".members", slug=membership.programme.slug)
    return page(form.http_status, form=form, membership=membership)


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@allow(policy.may_change_part, find=queries.membership)
def end_member(membership: Membership) -> ResponseReturnValue:
    """End or suspend a membership."""
    form = forms.EndMemberForm()
    regions = queries.regions(session())
    form.successor.choices = [("", _("No region")), *forms.named(regions)]
    if form.answered():
        with form.showing_refusals():
            actions.end_member(session(), actor().actor_id, membership, **form.facts())
            return back_to(".members", slug=membership.programme.slug)
    return page(form.http_status, form=form, membership=membership)


@bp.post("/memberships/<int:membership_id>/restore")
@allow(policy.may_change_part, find=queries.membership)
def restore_member(membership: Membership) -> ResponseReturnValue:
    """Undo the end of a membership."""
    actions.restore_member(session(), actor().actor_id, membership)
    return back_to(".members", slug=membership.programme.slug)


@bp.route("/programmes/<slug>/offices/new", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.programme)
@once
def add_office(programme: Programme) -> ResponseReturnValue:
    """Write down who holds an office."""
    form = forms.OfficeForm()
    form.region_id.choices = _regions_or_none()
    if form.answered():
        with form.showing_refusals():
            actions.add_office(session(), actor().actor_id, programme, form.facts())
            return back_to(".members", slug=programme.slug)
    return page(form.http_status, form=form, programme=programme)


@bp.route("/offices/<int:office_id>/edit", methods=["GET", "POST"])
@allow(policy.may_change_part, find=queries.office)
def change_office(office: Office) -> ResponseReturnValue:
    """Change who holds an office or for how long."""
    form = forms.OfficeForm(obj=office)
    form.region_id.choices = _regions_or_none()
    if form.merged():
        with form.showing_refusals():
            actions.change_office(session(), actor().actor_id, office, form.facts())
            _say_what_was_taken_over(form)
            return back_to(".members", slug=office.programme.slug)
    return page(form.http_status, form=form, office=office)


def _regions_or_none() -> list[tuple[int | str, str]]:
    """Offer every region, and none."""
    return [("", _("No region")), *forms.named(queries.regions(session()))]


def _say_what_was_taken_over(form: MergingForm) -> None:
    """Tell the person which answers somebody else changed meanwhile."""
    if form.taken_over:
        said(
            _(
                "Kept as somebody else saved it meanwhile: %(questions)s",
                questions=" · ".join(form.taken_over),
            )
        )
