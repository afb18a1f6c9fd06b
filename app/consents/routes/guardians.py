"""Who answers for a child: the region's pages."""

from flask.typing import ResponseReturnValue

from app.consents import actions, forms, policy, queries, words
from app.consents.models import Guardian
from app.consents.routes import asking
from app.consents.routes.blueprint import OF_PERSON, bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.registration.models import Participant


@bp.get(OF_PERSON)
@allow(policy.may_see_guardians, find=queries.child)
def guardians(child: Participant) -> ResponseReturnValue:
    """Show who answers for a child and what they answered."""
    edition = child.delegation.edition
    found = queries.guardians(session(), child.id)
    may_name = policy.may_name(actor(), child)
    return page(
        child=child,
        edition=edition,
        gate=queries.gate(session(), edition, child, clock.today(edition.zone)),
        guardians=found,
        known={one.id: actions.known(session(), one) for one in found if may_name and one.sealed},
        evidence=queries.evidence(session(), child.id),
        may_name=may_name,
        words=words,
    )


@bp.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@allow(policy.may_name, find=queries.child)
def name_guardian(child: Participant) -> ResponseReturnValue:
    """Name a guardian; where there is a mail address the link leaves at once."""
    form = forms.GuardianForm()
    if form.answered():
        with form.showing_refusals():
            actions.start_texts(session(), actor().actor_id, child.delegation.edition)
            made = actions.name_guardian(
                session(), actor().actor_id, child, form.person(), form.language.data
            )
            session().refresh(made, ["participant"])
            said(_sent(actions.send_link(session(), actor().actor_id, made, asking.link)))
            return _to_guardians(child)
    return page(form.http_status, child=child, edition=child.delegation.edition, form=form)


@bp.post(f"{OF_PERSON}/<int:guardian_id>/link")
@allow(policy.may_manage, find=queries.guardian_of)
def send_link(guardian: Guardian) -> ResponseReturnValue:
    """Send the link again; the one before no longer works."""
    said(_sent(actions.send_link(session(), actor().actor_id, guardian, asking.link)))
    return _to_guardians(guardian.participant)


@bp.post(f"{OF_PERSON}/<int:guardian_id>/revoke")
@allow(policy.may_manage, find=queries.guardian_of)
def revoke(guardian: Guardian) -> ResponseReturnValue:
    """Let a guardian answer no more."""
    actions.revoke(session(), actor().actor_id, guardian)
    said(_("This guardian answers no more, and what was agreed to no longer counts."))
    return _to_guardians(guardian.participant)


@bp.route(f"{OF_PERSON}/<int:guardian_id>/paper", methods=["GET", "POST"])
@allow(policy.may_manage, find=queries.guardian_of)
def paper(guardian: Guardian) -> ResponseReturnValue:
    """Record answers that came on paper."""
    child = guardian.participant
    form = forms.answers_form(forms.PaperAnswers, asking.asked(guardian), asking.before(guardian))
    if form.answered():
        with form.showing_refusals():
            proof = asking.proof(child, "paper", form.identity.data, form.typed.data)
            actions.answer(session(), guardian, form.answers, proof)
            said(_("The answers are kept."))
            return _to_guardians(child)
    return page(form.http_status, child=child, edition=child.delegation.edition, form=form)


def _to_guardians(child: Participant) -> ResponseReturnValue:
    """Go on to the page of a child's guardians."""
    code = child.delegation.region.code
    return back_to(".guardians", edition_id=child.edition_id, code=code, person_id=child.id)


def _sent(mailed: bool) -> str:  # noqa: FBT001  (what send_link tells)
    """Say whether a link has left."""
    if mailed:
        return str(_("A link is on its way to the guardian."))
    return str(_("There is no mail address: keep the guardian's answers from paper."))
