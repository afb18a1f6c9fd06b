"""What every page of a proposal says: where it stands, and until when what may be done."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.calls import queries as calls
from app.calls import rules as call_rules
from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _, language, moment, offset
from app.proposals import policy, queries, rules, words
from app.proposals.models import CoWriter, Proposal, ProposalVersion
from app.proposals.rules import Content


def of(proposal: Proposal) -> dict[str, Any]:
    """Return what the pages of a proposal have in common; all its parts must be loaded."""
    last = queries.version(session(), proposal.id)
    content = seen(proposal, last)
    return {
        "proposal": proposal,
        "call": proposal.call,
        "last": last,
        "content": content,
        "texts": list(words.text_rows(content)),
        "rows": words.content_rows(proposal.call.type, content, names([content])),
        "told": sentences(proposal, last),
        "may": allowed(proposal),
        "pending": pending(proposal, last),
        "words": words,
        "language": language,
    }


def seen(proposal: Proposal, last: ProposalVersion | None) -> Content:
    """Return what the person reads: who proposes what is written, everybody else the last version.

    Whoever is asked to propose together reads what is written, too. Once it is decided, all read
    what was decided about.
    """
    user = actor()
    asked = proposal.state not in policy.CLOSED and policy.is_asked(user, proposal)
    writes = proposal.released_at is None and policy.proposes(user, proposal)
    return rules.content_of(proposal) if last is None or asked or writes else last.content


def names(contents: Collection[Content]) -> words.Names:
    """Return the names behind the codes in some contents."""
    codes = {content.get("place_region") for content in contents}
    codes |= {party["region"] for content in contents for party in content.get("parties", [])}
    known = {one for one in codes if one}
    return words.Names(
        areas={area.code: area.name for area in calls.areas(session())},
        regions=queries.region_names(session(), known),
    )


def allowed(proposal: Proposal) -> dict[str, bool]:
    """Return what the person may do with a proposal now."""
    user = actor()
    return {
        "write": policy.may_write(user, proposal),
        "submit": policy.may_submit(user, proposal),
        "withdraw": policy.may_withdraw(user, proposal),
        "take_up": policy.may_take_up(user, proposal),
        # Whoever proposes is known once it is under review; a co-writer may still save a draft.
        "ask": policy.may_ask(user, proposal) and in_time(proposal),
        "invite": policy.may_invite(user, proposal),
        "compare": policy.may_compare(user, proposal),
    }


def sentences(proposal: Proposal, last: ProposalVersion | None) -> list[str]:
    """Say where a proposal stands, whether what is written is submitted, and until when it can."""
    zone = proposal.call.zone
    told = []
    if last is not None:
        at = moment(last.submitted_at, zone)
        told.append(_("Version %(number)s was submitted on %(when)s.", number=last.number, when=at))
    if not policy.proposes(actor(), proposal):
        return told
    if last is not None and pending(proposal, last):
        told.append(_("What was written since then is not submitted."))
    if not_submitted := warning(proposal):
        told.append(not_submitted)
    elif until := _until(proposal):
        told.append(_still(proposal, moment(until, zone)))
    return told


def pending(proposal: Proposal, last: ProposalVersion | None) -> bool:
    """Tell whether what is written could be submitted: it never was, or something changed since."""
    if proposal.state in policy.CLOSED:
        return False
    return last is None or not rules.same(last.content, rules.content_of(proposal))


def _still(proposal: Proposal, when: str) -> str:
    """Say until when a submission counts."""
    if proposal.state == "submitted":
        return _("It can be changed and submitted again until %(when)s.", when=when)
    return _("It can be submitted until %(when)s.", when=when)


def warning(proposal: Proposal) -> str:
    """Say plainly that what is not submitted can be submitted no more; blank where it can be."""
    if proposal.state not in {"draft", "revise"} or in_time(proposal):
        return ""
    until = rules.open_until(proposal.call, proposal.state, proposal.revise_until)
    if until is None or until > clock.now():
        return _("This call takes no proposals now: the proposal is not submitted.")
    passed = moment(until, proposal.call.zone)
    return _("The deadline passed on %(when)s: the proposal is not submitted.", when=passed)


def deadline_told(proposal: Proposal) -> list[str]:
    """Say until when a draft can be submitted, or that it no longer can."""
    if not_submitted := warning(proposal):
        return [not_submitted]
    until = _until(proposal)
    when = moment(until, proposal.call.zone) if until else ""
    return [_("It can be submitted until %(when)s.", when=when)] if until else []


def kept(proposal: Proposal, *, whole: bool) -> list[str]:
    """Say when a draft was saved while somebody writes, and what is still open."""
    there = clock.now().astimezone(ZoneInfo(proposal.call.zone))
    told = [_("Saved %(time)s (%(offset)s)", time=f"{there:%H:%M}", offset=offset(there))]
    if not whole:
        told.append(_("What is marked is not saved yet."))
    if proposal.state == "submitted":
        told.append(_("What was written since then is not submitted."))
    return [*told, *([not_submitted] if (not_submitted := warning(proposal)) else [])]


def link_ends(one: CoWriter, proposal: Proposal) -> datetime:
    """Return when a co-writer's link ends."""
    return rules.ends(one.ends_at, _pen_down(proposal))


def opens(one: CoWriter, proposal: Proposal, now: datetime) -> bool:
    """Tell whether a co-writer's link opens the draft."""
    until = _pen_down(proposal)
    return rules.opens(proposal.state, one.ends_at, one.revoked_at, until, now)


def _pen_down(proposal: Proposal) -> datetime | None:
    """Return the deadline of a draft; whoever has an access code may come later."""
    if proposal.code_id is not None:
        return None
    return rules.open_until(proposal.call, proposal.state, proposal.revise_until)


def in_time(proposal: Proposal) -> bool:
    """Tell whether a submission would count now."""
    call, until, now = proposal.call, proposal.revise_until, clock.now()
    try:
        rules.check_in_time(call, proposal.state, until, now, proposal.code)
    except Refused:
        return False
    return True


def takes_code(proposal: Proposal) -> bool:
    """Tell whether an access code could let a submission in that is too late or too early."""
    stands = call_rules.standing(proposal.call, clock.now())
    return proposal.state == "draft" and stands in {"coming", "closed"} and not in_time(proposal)


def _until(proposal: Proposal) -> Any:
    """Return until when a submission counts, where that is still to come."""
    until = rules.open_until(proposal.call, proposal.state, proposal.revise_until)
    closed = proposal.state in policy.CLOSED
    return None if closed or until is None or until <= clock.now() else until
