"""Taking away what was kept for its time, holding by holding."""

from collections.abc import Callable, Sequence

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.consents.models import Guardian
from app.core import clock
from app.imports.models import Import, ImportRow
from app.personal.models import OwnLink
from app.questions.models import Answer, File
from app.registration.models import Participant
from app.requests.models import Request
from app.vault.models import PersonKey

# Stands where a name was: what has to have a name goes on having one.
NO_NAME = "—"


def names(session: Session, ids: Sequence[int]) -> None:
    """Take away the names; who came in which role, and from where, stays."""
    session.execute(
        update(Participant)
        .where(Participant.id.in_(ids))
        .values(
            native_family="",
            native_given=NO_NAME,
            latin_family="",
            latin_given="",
            kana_family="",
            kana_given="",
            search_key="",
            sort_key="",
            first_key=None,
            second_key=None,
            third_key=None,
            submission_digest="",
            name_purged_at=clock.now(),
            version=Participant.version + 1,
        )
    )


def contacts(session: Session, ids: Sequence[int]) -> None:
    """Take away the mail addresses."""
    session.execute(
        update(Participant)
        .where(Participant.id.in_(ids))
        .values(mail=None, contact_purged_at=clock.now(), version=Participant.version + 1)
    )


def births(session: Session, ids: Sequence[int]) -> None:
    """Take away the dates of birth."""
    session.execute(
        update(Participant)
        .where(Participant.id.in_(ids))
        .values(birth_date=None, birth_purged_at=clock.now(), version=Participant.version + 1)
    )


def answers(session: Session, ids: Sequence[int]) -> None:
    """Take away what was answered; that it was answered, and when, stays."""
    session.execute(
        update(Answer)
        .where(Answer.id.in_(ids))
        .values(
            value=None,
            sealed=None,
            keys=None,
            purged_at=clock.now(),
            version=Answer.version + 1,
        )
    )


def files(session: Session, ids: Sequence[int]) -> None:
    """Take away files with their names."""
    session.execute(
        update(File)
        .where(File.id.in_(ids))
        .values(sealed=None, name="", digest="", size=0, purged_at=clock.now())
    )


def guardians(session: Session, ids: Sequence[int]) -> None:
    """Take away who the guardians are, and their links."""
    session.execute(
        update(Guardian).where(Guardian.id.in_(ids)).values(sealed=None, token_hash=None)
    )


def links(session: Session, ids: Sequence[int]) -> None:
    """Take away links to people's own pages."""
    session.execute(delete(OwnLink).where(OwnLink.id.in_(ids)))


def requests(session: Session, ids: Sequence[int]) -> None:
    """Take away what was asked for and why; that it was asked and answered stays."""
    session.execute(
        update(Request)
        .where(Request.id.in_(ids))
        .values(proposed={}, before={}, reason="", answer="", version=Request.version + 1)
    )


def uploads(session: Session, ids: Sequence[int]) -> None:
    """Take away uploaded files with what was read from them, and the key that sealed them."""
    session.execute(
        update(ImportRow).where(ImportRow.import_id.in_(ids)).values(cells=None, before=None)
    )
    session.execute(
        update(Import)
        .where(Import.id.in_(ids))
        .values(
            content=None,
            head=None,
            wrapped=None,
            wrapped_by="",
            name="",
            digest="",
            columns=[],
            version=Import.version + 1,
        )
    )


def keys(session: Session, ids: Sequence[int]) -> None:
    """Destroy the keys of people of whom nothing sealed is left to read."""
    session.execute(
        update(PersonKey)
        .where(PersonKey.id.in_(ids))
        .values(wrapped=None, wrapped_by="", destroyed_at=clock.now())
    )


TAKING: dict[str, Callable[[Session, Sequence[int]], None]] = {
    "names": names,
    "contacts": contacts,
    "births": births,
    "answers": answers,
    "files": files,
    "guardians": guardians,
    "links": links,
    "requests": requests,
    "uploads": uploads,
    "keys": keys,
}
