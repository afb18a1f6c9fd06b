"""The mails about accounts, each in its reader's language."""

from sqlalchemy.orm import Session

from app.accounts.models import Invitation, User
from app.accounts.words import role_name
from app.core import mail
from app.core.languages import _, moment, speaking


def reset(session: Session, user: User, link: str) -> None:
    """Send the link with which a person sets a new password."""
    with speaking(user.language):
        body = _(
            "Somebody asked for a new password for your Kitamae account.\n\n"
            "Set it here within an hour:\n%(link)s\n\n"
            "If it was not you, do nothing: your password stays as it is.",
            link=link,
        )
        mail.post(session, user.email, _("Set a new password"), body, user.language)


def password_changed(session: Session, user: User) -> None:
    """Tell a person that the password is another now."""
    with speaking(user.language):
        body = _(
            "The password of your Kitamae account was changed, and every other session was ended."
            "\n\nIf it was not you, set a new password at once and tell your administrator."
        )
        mail.post(session, user.email, _("Your password was changed"), body, user.language)


def invitation(
    session: Session, invited: Invitation, link: str, *, zone: str, place: str, by: str
) -> None:
    """Send the link with which a person takes up a role; `place` says where the role holds."""
    with speaking(invited.language):
        body = _(
            "%(by)s invites you to Kitamae, where regions run their exchange programmes "
            "together.\n\n"
            "Your role: %(role)s\n%(place)s\n\n"
            "Accept it here until %(until)s:\n%(link)s",
            by=by,
            role=role_name(invited.role),
            place=place,
            until=moment(invited.ends_at, zone),
            link=link,
        )
        mail.post(session, invited.email, _("Invitation to Kitamae"), body, invited.language)
