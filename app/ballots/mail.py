"""The mails that votes cause, in their readers' languages; none says what anybody chose."""

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.ballots.models import Poll
from app.core import mail
from app.core.languages import _, moment
from app.regions.models import Region


def opened(session: Session, reader: User, poll: Poll, region: Region) -> None:
    """Tell a region's coordinator that it may vote; call and programme must be loaded."""

    def say(language: str) -> tuple[str, list[str]]:
        return _("A vote: %(call)s", call=poll.call.title.best(language)), [
            _("%(region)s may vote: one region, one vote.", region=region.name.best(language)),
            _secrecy(poll),
            _("From: %(moment)s", moment=moment(poll.opens_at, poll.zone)),
            *_ballot(poll, region),
        ]

    mail.tell(session, [reader], say)


def remind(session: Session, reader: User, poll: Poll, region: Region) -> None:
    """Remind a region's coordinator that the region has not voted."""

    def say(language: str) -> tuple[str, list[str]]:
        return _("A vote ends soon: %(call)s", call=poll.call.title.best(language)), [
            _("%(region)s has not voted yet.", region=region.name.best(language)),
            *_ballot(poll, region),
        ]

    mail.tell(session, [reader], say)


def cancelled(session: Session, reader: User, poll: Poll, region: Region, reason: str) -> None:
    """Tell a region's coordinator that a vote was cancelled, and why."""

    def say(language: str) -> tuple[str, list[str]]:
        return _("A vote was cancelled: %(call)s", call=poll.call.title.best(language)), [
            _(
                "The vote in which %(region)s had a vote was cancelled.",
                region=region.name.best(language),
            ),
            _("Reason: %(reason)s", reason=reason),
            _("The ballots were destroyed unread."),
        ]

    mail.tell(session, [reader], say)


def counted(session: Session, reader: User, poll: Poll, _region: Region) -> None:
    """Tell a region's coordinator that the result is there; it stands on its page alone."""
    link = mail.link("ballots.show", poll_id=poll.id)

    def say(language: str) -> tuple[str, list[str]]:
        return _("Result of a vote: %(call)s", call=poll.call.title.best(language)), [
            _("The vote was counted. The result stands here:\n%(link)s", link=link)
        ]

    mail.tell(session, [reader], say)


def _ballot(poll: Poll, region: Region) -> list[str]:
    """Say until when a region votes, and where."""
    link = mail.link("ballots.vote", poll_id=poll.id, code=region.code)
    return [
        _("Deadline: %(until)s", until=moment(poll.closes_at, poll.zone)),
        _("The ballot stands here:\n%(link)s", link=link),
    ]


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
