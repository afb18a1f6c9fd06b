"""The reminder of a stage, in its reader's language."""

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, moment
from app.regions.models import Region
from app.stages import words
from app.stages.models import Stage


def remind(session: Session, reader: User, stage: Stage, region: Region, link: str) -> None:
    """Remind a region's coordinator of a stage; its edition and programme must be loaded.

    The deadline is said on the host's clocks and, where they differ, on the region's own.
    """
    edition = stage.edition

    def say(language: str) -> tuple[str, list[str]]:
        until = moment(stage.deadline, edition.zone)
        if zone := words.own_zone(stage.deadline, edition.zone, region.zone):
            until = f"{until} · {moment(stage.deadline, zone)}"
        name = words.edition_name(edition)
        body = _(
            "%(edition)s, delegation of %(region)s.\n\n"
            "%(task)s Your region has not finished this yet.\n\n"
            "Deadline: %(until)s\n\n"
            "What is to be done stands here:\n%(link)s",
            edition=name,
            region=region.name.best(language),
            task=words.task(stage.kind),
            until=until,
            link=link,
        )
        return _("%(stage)s: %(edition)s", stage=words.kind(stage.kind), edition=name), [body]

    mail.tell(session, [reader], say)
