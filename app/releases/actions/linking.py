"""Handing out links to programmes; a newer one ends the one before."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.core import clock, sealing
from app.editions.models import Edition
from app.history import actions as history
from app.releases.models import ProgrammeLink

_WHOSE = ("participant_id", "interpreter_id", "space_id", "user_id", "region_id")


def renew(session: Session, actor_id: int | None, edition: Edition, **whose: int | None) -> str:
    """Make a new link for somebody, and end the one before; returns its secret, kept nowhere."""
    # Of two clicks at the same moment the second ends the link of the first.
    session.execute(
        select(Edition.id).where(Edition.id == edition.id).with_for_update(key_share=True)
    )
    end(session, edition, **whose)
    secret = sealing.token()
    made = ProgrammeLink(
        edition_id=edition.id,
        token_hash=sealing.digest(secret),
        made_at=clock.now(),
        made_by_id=actor_id,
    )
    for name in _WHOSE:
        setattr(made, name, whose.get(name))
    session.add(made)
    session.flush()
    history.record(
        session,
        actor_id,
        "programme_link.made",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=whose.get("region_id"),
        details={name: value for name, value in whose.items() if value is not None},
    )
    return secret


def end(session: Session, edition: Edition, **whose: int | None) -> None:
    """End somebody's link."""
    ending = update(ProgrammeLink).where(
        ProgrammeLink.edition_id == edition.id,
        ProgrammeLink.ended_at.is_(None),
        *(getattr(ProgrammeLink, name) == whose.get(name) for name in _WHOSE),
    )
    session.execute(ending.values(ended_at=clock.now()))
