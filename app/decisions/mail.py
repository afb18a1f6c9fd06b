"""The mails that a release or a call's end causes, each in its reader's language."""

from collections.abc import Mapping, Sequence

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call
from app.core import mail
from app.core.languages import _, moment
from app.decisions import rules, words
from app.decisions.models import Decision
from app.proposals import words as proposal_words
from app.proposals.mail import link, to_organisations
from app.proposals.models import Proposal


def proposing(proposal: Proposal) -> list[int]:
    """Return the ids of the regions that propose; those asked and not confirmed do not."""
    regions = [proposal.region_id]
    regions += [one.region_id for one in proposal.parties if one.state == "confirmed"]
    return list(dict.fromkeys(one for one in regions if one is not None))


def released(
    session: Session,
    call: Call,
    decision: Decision,
    proposal: Proposal,
    coordinators: Mapping[int, Sequence[User]],
) -> None:
    """Tell everybody who proposes what was decided, with what is meant for them."""
    people, _unreached = rules.reachable(proposing(proposal), dict(coordinators))

    def say(language: str) -> tuple[str, list[str]]:
        return _said(call, decision, proposal, language)

    mail.tell(session, people, say)
    to_organisations(session, proposal, say)


def cancelled(call: Call) -> mail.Say:
    """Return what is said when a call was cancelled; its programme must be loaded."""
    reason = call.reason

    def say(language: str) -> tuple[str, list[str]]:
        title = call.title.best(language)
        told = _(
            "%(programme)s: the call “%(call)s” was cancelled. Nothing is proposed, reviewed or "
            "voted on in it any more; what was written stays.",
            programme=call.programme.name.best(language),
            call=title,
        )
        why = _("Reason: %(reason)s", reason=reason)
        return _("Cancelled: %(call)s", call=title), [told, why, _stands_here(call)]

    return say


def reopened(call: Call) -> mail.Say:
    """Return what is said when that was taken back."""

    def say(language: str) -> tuple[str, list[str]]:
        title = call.title.best(language)
        told = _(
            "%(programme)s: the call “%(call)s” is no longer cancelled. Its deadlines hold as they "
            "did before.",
            programme=call.programme.name.best(language),
            call=title,
        )
        return _("No longer cancelled: %(call)s", call=title), [told, _stands_here(call)]

    return say


def _stands_here(call: Call) -> str:
    """Say where a call stands."""
    return _("The call stands here:\n%(link)s", link=mail.link("calls.show", call_id=call.id))


def _said(
    call: Call, decision: Decision, proposal: Proposal, language: str
) -> tuple[str, list[str]]:
    """Return the subject and the paragraphs for a reader of a language."""
    title = " ".join(proposal_words.title(proposal, language).split())
    subject = _(
        "%(decision)s: %(proposal)s", decision=words.released(decision.outcome), proposal=title
    )
    return subject, _lines(call, decision, proposal, language)


def _lines(call: Call, decision: Decision, proposal: Proposal, language: str) -> list[str]:
    """Return the paragraphs of a mail: what, what follows, the comments, where it stands."""
    lines = [_about(call, decision, proposal, language)]
    if decision.made:
        made = str(current_app.config["PUBLIC_URL"]) + decision.made
        lines.append(_("What came of it: %(what)s\n%(link)s", what=call.type.made_label, link=made))
    if comment := decision.for_proposer.best(language):
        lines.append(_("The comment for you:\n%(comment)s", comment=comment))
    lines += [_("A reviewer wrote for you:\n%(remark)s", remark=one) for one in decision.remarks]
    lines.append(_("The proposal stands here:\n%(link)s", link=link(proposal)))
    return lines


def _about(call: Call, decision: Decision, proposal: Proposal, language: str) -> str:
    """Say what was decided about the proposal, and what can be done now."""
    told = {
        "number": proposal.number,
        "call": call.title.best(language),
    }
    if decision.outcome == "accepted":
        return _("Your proposal %(number)s in “%(call)s” is accepted.", **told)
    if decision.outcome == "rejected":
        return _("Your proposal %(number)s in “%(call)s” is not accepted.", **told)
    if decision.outcome == "deferred":
        return _(
            "The decision about your proposal %(number)s in “%(call)s” is deferred. "
            "You will be told again.",
            **told,
        )
    if decision.until is None:
        return _(
            "Your proposal %(number)s in “%(call)s” is to be revised. "
            "Change it and submit it again.",
            **told,
        )
    return _(
        "Your proposal %(number)s in “%(call)s” is to be revised. "
        "Change it and submit it again before %(until)s.",
        until=moment(decision.until, call.zone),
        **told,
    )
