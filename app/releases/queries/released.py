"""Finding what was released."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.editions.models import Edition
from app.releases.models import Release, ReleaseEntry, Shown
from app.releases.rules import Entry

_COPIED = (
    *("key", "sequence", "kind", "title", "summary", "starts_at", "ends_at"),
    *("space_id", "space", "venue", "venue_address", "group"),
    *("online", "public", "limited"),
)
_COLUMNS = [getattr(ReleaseEntry, name) for name in (*_COPIED, "parties", "languages")]


def releases(session: Session, edition_id: int) -> Sequence[Release]:
    """Return an edition's releases, the newest first, with who made them."""
    return session.scalars(
        select(Release)
        .where(Release.edition_id == edition_id)
        .options(joinedload(Release.by))
        .order_by(Release.number.desc())
    ).all()


def release(session: Session, edition_id: int, number: int) -> Release | None:
    """Return one release with its edition, programme and hosts, and who made it."""
    return session.scalar(
        select(Release)
        .where(Release.edition_id == edition_id, Release.number == number)
        .options(
            joinedload(Release.by),
            joinedload(Release.edition).options(
                joinedload(Edition.programme), joinedload(Edition.host), joinedload(Edition.co_host)
            ),
        )
    )


def release_by_id(session: Session, release_id: int) -> Release:
    """Return a release that exists, with its edition, programme and host."""
    return session.scalars(
        select(Release)
        .where(Release.id == release_id)
        .options(
            joinedload(Release.edition).options(
                joinedload(Edition.programme), joinedload(Edition.host)
            )
        )
    ).one()


def entries_before(session: Session, release: Release) -> list[Entry]:
    """Return what the release before this one held; nothing before the first."""
    before = select(Release.id).where(
        Release.edition_id == release.edition_id, Release.number == release.number - 1
    )
    return entries(session, session.scalar(before))


def newest(session: Session, edition_id: int) -> Release | None:
    """Return an edition's newest release."""
    return session.scalar(
        select(Release)
        .where(Release.edition_id == edition_id)
        .order_by(Release.number.desc())
        .limit(1)
    )


def release_seen(session: Session, edition_id: int, seen: str) -> Release | None:
    """Return the release that was made of a draft that somebody saw."""
    return session.scalar(
        select(Release).where(Release.edition_id == edition_id, Release.seen == seen)
    )


def next_number(session: Session, edition_id: int) -> int:
    """Return the number of the next release."""
    found = select(func.max(Release.number)).where(Release.edition_id == edition_id)
    return (session.scalar(found) or 0) + 1


def entries(session: Session, release_id: int | None) -> list[Entry]:
    """Return what a release holds by time; nothing for no release. No objects: many read it."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(ReleaseEntry.release_id == release_id)
        .order_by(ReleaseEntry.starts_at, ReleaseEntry.ends_at, ReleaseEntry.key)
    )
    return [
        Entry(
            **dict(zip(_COPIED, some, strict=True)),
            parties=frozenset(who),
            languages=frozenset(how),
        )
        for *some, who, how in rows
    ]


def last_released(session: Session, keys: Collection[str]) -> dict[str, ReleaseEntry]:
    """Return activities by their key as they were released last."""
    found = select(ReleaseEntry).where(ReleaseEntry.key.in_(keys)).order_by(ReleaseEntry.release_id)
    return {one.key: one for one in session.scalars(found)}


def latest(session: Session, edition_id: int) -> tuple[Release | None, list[Entry]]:
    """Return the newest release and what it holds."""
    found = newest(session, edition_id)
    return found, entries(session, found.id if found else None)


def shown(session: Session, edition_id: int) -> bool:
    """Tell whether anyone may see what is released of an edition."""
    return bool(session.scalar(select(Shown.public).where(Shown.edition_id == edition_id)))
