"""The mails that proposals cause, each in its reader's language."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.accounts.queries import coordinators
from app.core import mail
from app.core.languages import _, moment, speaking
from app.proposals import words
from app.proposals.models import Party, Proposal
from app.regions.models import Region


def submitted(session: Session, proposal: Proposal, version: int) -> None:
    """Confirm a submission to those who propose, and tell the programme's coordinators."""

    def say(language: str) -> tuple[str, list[str]]:
        subject = _("Submitted: %(proposal)s", proposal=_named(proposal, language))
        told = _(
            "Version %(number)s was submitted to “%(call)s”.",
            number=version,
            call=proposal.call.title.best(language),
        )
        return subject, [told]

    _tell_all(session, proposal, say)


def withdrawn(session: Session, proposal: Proposal) -> None:
    """Tell those who propose, and once it was submitted the programme's coordinators."""

    def say(language: str) -> tuple[str, list[str]]:
        subject = _("Withdrawn: %(proposal)s", proposal=_named(proposal, language))
        return subject, [_("The region that proposes withdrew it.")]

    _tell_all(session, proposal, say)


def taken_up(session: Session, proposal: Proposal) -> None:
    """Tell the same readers that it is no longer withdrawn."""

    def say(language: str) -> tuple[str, list[str]]:
        subject = _("No longer withdrawn: %(proposal)s", proposal=_named(proposal, language))
        told = _(
            "It stands again where it stood before: %(state)s", state=words.state(proposal.state)
        )
        return subject, [told]

    _tell_all(session, proposal, say)


def region_asked(
    session: Session, readers: Iterable[User], proposal: Proposal, region: Region
) -> None:
    """Ask the coordinators of a region to confirm."""

    def say(language: str) -> tuple[str, list[str]]:
        subject = _("Propose together: %(proposal)s", proposal=_named(proposal, language))
        told = _(
            "%(proposer)s asks %(region)s to propose together. Confirm or decline.",
            proposer=proposer(proposal, language),
            region=region.name.best(language),
        )
        return subject, [told]

    _tell(session, readers, proposal, say)


def organisation_asked(session: Session, proposal: Proposal, party: Party, link: str) -> None:
    """Ask an organisation to confirm, with its own link."""
    language = party.language
    with speaking(language):
        subject = _("Propose together: %(proposal)s", proposal=_named(proposal, language))
        body = _(
            "%(proposer)s asks %(organisation)s to propose together in “%(call)s”.\n\n"
            "Read the proposal and confirm or decline here, within %(days)s days:\n%(link)s\n\n"
            "Whoever has this link can answer: do not pass it on.",
            proposer=proposer(proposal, language),
            organisation=party.organisation,
            call=proposal.call.title.best(language),
            days=30,
            link=link,
        )
        mail.post(session, party.contact_mail, subject, body, language)


def co_writer_invited(
    session: Session, proposal: Proposal, to: str, language: str, link: str, ends_at: datetime
) -> None:
    """Mail somebody a link with which to write at a draft."""
    with speaking(language):
        subject = _("Write together: %(proposal)s", proposal=_named(proposal, language))
        body = _(
            "%(proposer)s asks you to help write a proposal to “%(call)s”. It is a draft: only "
            "the region submits it.\n\n"
            "Write here, until %(until)s:\n%(link)s\n\n"
            "Whoever has this link can write: do not pass it on.",
            proposer=proposer(proposal, language),
            call=proposal.call.title.best(language),
            until=moment(ends_at, proposal.call.zone),
            link=link,
        )
        mail.post(session, to, subject, body, language)


def party_answered(session: Session, party: Party) -> None:
    """Tell the region that proposes what a party answered."""
    proposal = party.proposal

    def say(language: str) -> tuple[str, list[str]]:
        subject = _("Answer to: %(proposal)s", proposal=_named(proposal, language))
        told = _(
            "%(party)s: %(answer)s",
            party=words.party_name(party, language),
            answer=words.party_state(party.state),
        )
        return subject, [told]

    readers = coordinators(session, proposal.call.programme_id, [proposal.region_id])
    _tell(session, readers, proposal, say)


def proposer(proposal: Proposal, language: str) -> str:
    """Name who proposes."""
    return proposal.region.name.best(language) if proposal.region else proposal.organisation


def _named(proposal: Proposal, language: str) -> str:
    """Name a proposal in a mail's subject: one line."""
    title = words.title(proposal, language)
    return " ".join(title.split())


def _everybody(session: Session, proposal: Proposal) -> list[User]:
    """Return who proposes, and the programme's coordinators once they know of the proposal."""
    programme_id = proposal.call.programme_id
    regions = {one.region_id for one in proposal.parties if one.state == "confirmed"}
    known = {one for one in {*regions, proposal.region_id} if one is not None}
    readers = list(coordinators(session, programme_id, known))
    if proposal.number is not None:
        shut = {one.user_id for one in proposal.shut_outs}
        readers += [one for one in coordinators(session, programme_id) if one.id not in shut]
    return list({one.id: one for one in readers}.values())


def _tell(session: Session, readers: Iterable[User], proposal: Proposal, say: mail.Say) -> None:
    """Mail each reader, with the way to the proposal."""

    def with_way(language: str) -> tuple[str, list[str]]:
        subject, lines = say(language)
        return subject, [*lines, _("The proposal stands here:\n%(link)s", link=link(proposal))]

    mail.tell(session, readers, with_way)


def to_organisations(session: Session, proposal: Proposal, say: mail.Say) -> int:
    """Mail the organisations that confirmed and can be reached; returns how many."""
    known = [one for one in proposal.parties if one.state == "confirmed" and one.contact_mail]
    for party in known:
        mail.write(session, party.contact_mail, party.language, say)
    return len(known)


def _tell_all(session: Session, proposal: Proposal, say: mail.Say) -> None:
    """Tell everybody who proposes, and the coordinators who know of the proposal."""
    _tell(session, _everybody(session, proposal), proposal, say)
    to_organisations(session, proposal, say)


def link(proposal: Proposal) -> str:
    """Return the address of a proposal's page."""
    return mail.link("proposals.show", uuid=proposal.uuid)
