"""Pages about guardians and consents: the coordinator's, the region's, and the guardian's own."""

from datetime import date
from typing import Any

from flask import Blueprint, current_app, request, url_for
from flask.typing import ResponseReturnValue

from app.consents import actions, forms, policy, queries, rules, words
from app.consents.actions import Proof
from app.consents.models import ConsentText, Guardian
from app.core import clock, db, sealing
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant

bp = Blueprint("consents", __name__)
OF_EDITION = "/editions/<int:edition_id>/consents"
OF_PERSON = "/editions/<int:edition_id>/delegations/<code>/people/<int:person_id>/guardians"


@bp.get(OF_EDITION)
@allow(policy.may_write_texts, find=queries.edition)
def overview(edition: Edition) -> ResponseReturnValue:
    """Show what guardians are asked, and whose consent is missing."""
    people = queries.children(session(), edition, None)
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
                session(), actor().actor_id, edition, before.purpose, form.body.words(), _link
            )
            said(_("The new version is in force. Whoever had answered is asked again."))
            return back_to(".overview", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, text=before, words=words)


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
            said(_sent(actions.send_link(session(), actor().actor_id, made, _link)))
            return _to_guardians(child)
    return page(form.http_status, child=child, edition=child.delegation.edition, form=form)


@bp.post(f"{OF_PERSON}/<int:guardian_id>/link")
@allow(policy.may_manage, find=queries.guardian_of)
def send_link(guardian: Guardian) -> ResponseReturnValue:
    """Send the link again; the one before no longer works."""
    said(_sent(actions.send_link(session(), actor().actor_id, guardian, _link)))
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
    form = forms.answers_form(forms.PaperAnswers, _asked(guardian), _before(guardian))
    if form.answered():
        with form.showing_refusals():
            proof = _proof(child, "paper", form.identity.data, form.typed.data)
            actions.answer(session(), guardian, form.answers, proof)
            said(_("The answers are kept."))
            return _to_guardians(child)
    return page(form.http_status, child=child, edition=child.delegation.edition, form=form)


def _by_link(session: Any, token: str) -> Guardian | None:
    """Return the guardian whose link this is."""
    return queries.of_link(session, sealing.digest(token))


@bp.route("/guardian/<token>", methods=["GET", "POST"])
@allow(anyone, find=_by_link)
def answer(guardian: Guardian) -> ResponseReturnValue:
    """Let a guardian read and answer each text, and change the answers later."""
    form = forms.answers_form(forms.GuardianAnswers, _asked(guardian), _before(guardian))
    stopped = actions.stopped(guardian, getattr(actor(), "email", None))
    if stopped is None and form.answered():
        if _answered(guardian, form):
            said(_("Your answers are kept. With the same link you can change them."))
            return back_to(".answer", **(request.view_args or {}))
        # A wrong birth date must count although the page is refused.
        db.keep()
        actions.count_try(guardian)
    return page(
        403 if stopped else form.http_status, form=form, stopped=stopped, **_shown(guardian)
    )


def _shown(guardian: Guardian) -> dict[str, Any]:
    """Return what the guardian's page is about."""
    child = guardian.participant
    edition = child.delegation.edition
    gate = queries.gate(session(), edition, child, clock.today(edition.zone))
    return {"child": child, "edition": edition, "gate": gate, "words": words}


def _answered(guardian: Guardian, form: Any) -> bool:
    """Keep a guardian's answers; tells whether they were kept, or the form says why not."""
    with form.showing_refusals():
        child = guardian.participant
        proof = _proof(child, "link", "mailed-link", form.typed.data, form.birth_date.data)
        actions.check_identity(session(), guardian, proof)
        actions.answer(session(), guardian, form.answers, proof)
        return True
    return False


@bp.get("/consent-ages")
@allow(policy.may_set_ages)
def ages() -> ResponseReturnValue:
    """Show until which age guardians answer, region by region."""
    found = queries.all_ages(session())
    return page(regions=found, countries=queries.countries(), of_age=rules.OF_AGE, words=words)


@bp.route("/consent-ages/<code>", methods=["GET", "POST"])
@allow(policy.may_set_ages, find=queries.region)
def age(region: Region) -> ResponseReturnValue:
    """Set until which age a guardian answers in a region."""
    own = queries.own_age(session(), region.id)
    form = forms.AgeForm(data={"age": own.age if own else None})
    law = rules.age_limit(None, region.country, queries.countries())
    if form.answered():
        actions.set_age(session(), actor().actor_id, region, form.age.data)
        said(_("Saved."))
        return back_to(".ages")
    return page(form.http_status, region=region, form=form, law=law)


def _asked(guardian: Guardian) -> list[ConsentText]:
    """Return the texts that concern a guardian's child."""
    child = guardian.participant
    at_home = f"{rules.TRANSFER}{child.delegation.region.country}"
    texts = queries.texts(session(), child.edition_id).values()
    return [text for text in texts if text.purpose != at_home]


def _before(guardian: Guardian) -> dict[int, str]:
    """Return what the guardian answered so far, by text id."""
    said_so_far = queries.answers(session(), [guardian.participant_id])
    mine = said_so_far.get(guardian.participant_id, [])
    return {one.text_id: one.answer for one in mine if one.guardian_id == guardian.id}


def _proof(
    child: Participant, channel: str, identity: str, typed: str, birth_date: date | None = None
) -> Proof:
    """Return how it is known that the guardian answers."""
    return Proof(
        language=language(),
        zone=child.delegation.region.zone or child.delegation.edition.zone,
        channel=channel,
        identity=identity,
        typed=typed,
        birth_date=birth_date,
        recorded_by_id=actor().actor_id if channel == "paper" else None,
    )


def _link(secret: str) -> str:
    """Return the address of a guardian's page as it stands in a mail."""
    return str(current_app.config["PUBLIC_URL"]) + url_for(".answer", token=secret)


def _sent(mailed: bool) -> str:  # noqa: FBT001  (what send_link tells)
    """Say whether a link has left."""
    if mailed:
        return str(_("A link is on its way to the guardian."))
    return str(_("There is no mail address: keep the guardian's answers from paper."))


def _to_guardians(child: Participant) -> ResponseReturnValue:
    """Go on to the page of a child's guardians."""
    code = child.delegation.region.code
    return back_to(".guardians", edition_id=child.edition_id, code=code, person_id=child.id)
