"""The mails that votes cause, in their readers' languages; none says what anybody chose."""

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.ballots.models import Poll
from app.core import mail
from app.core.languages import LANGUAGES, _, moment, speaking
from app.regions.models import Region


def opened(session: Session, reader: User, poll: Poll, region: Region) -> None:
    """Tell a region's coordinator that it may vote; call and programme must be loaded."""
    with speaking(_language(reader)):
        lines = [
            _("%(region)s may vote: one region, one vote.", region=_name(reader, region)),
            _secrecy(poll),
            _("From: %(moment)s", moment=moment(poll.opens_at, poll.zone)),
            _("Deadline: %(until)s", until=moment(poll.closes_at, poll.zone)),
            _("The ballot stands here:\n%(link)s", link=_vote_link(poll, region)),
        ]
        _post(session, reader, _("A vote: %(call)s", call=_title(reader, poll)), lines)


def remind(session: Session, reader: User, poll: Poll, region: Region) -> None:
    """Remind a region's coordinator that the region has not voted."""
    with speaking(_language(reader)):
        lines = [
            _("%(region)s has not voted yet.", region=_name(reader, region)),
            _("Deadline: %(until)s", until=moment(poll.closes_at, poll.zone)),
            _("The ballot stands here:\n%(link)s", link=_vote_link(poll, region)),
        ]
        _post(session, reader, _("A vote ends soon: %(call)s", call=_title(reader, poll)), lines)


def cancelled(session: Session, reader: User, poll: Poll, region: Region, reason: str) -> None:
    """Tell a region's coordinator that a vote was cancelled, and why."""
    with speaking(_language(reader)):
        lines = [
            _(
                "The vote in which %(region)s had a vote was cancelled.",
                region=_name(reader, region),
            ),
            _("Reason: %(reason)s", reason=reason),
            _("The ballots were destroyed unread."),
        ]
        _post(
            session, reader, _("A vote was cancelled: %(call)s", call=_title(reader, poll)), lines
        )


def counted(session: Session, reader: User, poll: Poll, _region: Region) -> None:
    """Tell a region's coordinator that the result is there; it stands on its page alone."""
    with speaking(_language(reader)):
        link = _link("ballots.show", {"poll_id": poll.id})
        lines = [_("The vote was counted. The result stands here:\n%(link)s", link=link)]
        _post(session, reader, _("Result of a vote: %(call)s", call=_title(reader, poll)), lines)


def _secrecy(poll: Poll) -> str:
    """Say what becomes known of a ballot."""
    if poll.secret:
        return str(_("The vote is secret. Your region votes once and cannot change its ballot."))
    return str(
        _(
            "The vote is open: after the count all members see who voted how. "
            "Until the deadline you can change your ballot."
        )
    )


def _post(session: Session, reader: User, subject: str, lines: list[str]) -> None:
    """Put the mail into the outbox."""
    mail.post(session, reader.email, subject, "\n\n".join(lines), _language(reader))


def _language(reader: User) -> str:
    """Return the language that a person reads."""
    return reader.language if reader.language in LANGUAGES else "en"


def _name(reader: User, region: Region) -> str:
    """Name a region to its reader."""
    return region.name.best(_language(reader))


def _title(reader: User, poll: Poll) -> str:
    """Name a vote's call to its reader."""
    return poll.call.title.best(_language(reader))


def _vote_link(poll: Poll, region: Region) -> str:
    """Return the address of a region's ballot."""
    return _link("ballots.vote", {"poll_id": poll.id, "code": region.code})


def _link(endpoint: str, values: dict[str, object]) -> str:
    """Return an address, where no request is at hand."""
    addresses = current_app.url_map.bind("localhost")
    return str(current_app.config["PUBLIC_URL"]) + addresses.build(endpoint, values)
