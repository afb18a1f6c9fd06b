"""What the desk's pages ask across capabilities."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.calls.models import Call
from app.decisions.models import Release
from app.desk.models import Statistic
from app.editions.models import Edition
from app.programmes.models import Membership, Programme
from app.proposals.models import Proposal
from app.regions.models import Region


def busiest_programmes(session: Session, since: int, most: int) -> Sequence[Programme]:
    """Return the programmes with the most editions in the years from `since` on."""
    count = func.count(Edition.id)
    return session.scalars(
        select(Programme)
        .join(Edition, Edition.programme_id == Programme.id)
        .where(Edition.year >= since)
        .group_by(Programme.id)
        .order_by(count.desc(), Programme.slug)
        .limit(most)
    ).all()


def editions(session: Session) -> Sequence[Edition]:
    """Return all editions with programme and hosts, the latest first."""
    return session.scalars(
        select(Edition)
        .join(Edition.programme)
        .options(contains_eager(Edition.programme))
        .options(joinedload(Edition.host), joinedload(Edition.co_host))
        .order_by(Edition.year.desc(), Edition.when.desc(), Programme.slug)
    ).all()


def editions_of(session: Session, programme_id: int) -> Sequence[Edition]:
    """Return a programme's editions with their hosts, the latest first."""
    return session.scalars(
        select(Edition)
        .where(Edition.programme_id == programme_id)
        .options(joinedload(Edition.host), joinedload(Edition.co_host))
        .order_by(Edition.year.desc(), Edition.id.desc())
    ).all()


def editions_hosted(session: Session, region_id: int) -> Sequence[Edition]:
    """Return the editions that a region hosted or will host, with their programmes."""
    return session.scalars(
        select(Edition)
        .where(or_(Edition.host_id == region_id, Edition.co_host_id == region_id))
        .options(
            joinedload(Edition.programme), joinedload(Edition.host), joinedload(Edition.co_host)
        )
        .order_by(Edition.year.desc(), Edition.id.desc())
    ).all()


def editions_ahead(session: Session, today: date, most: int) -> Sequence[Edition]:
    """Return what comes next: by day where it is known, then by year; called off is left out."""
    begins = func.coalesce(Edition.starts_on, Edition.ends_on)
    return session.scalars(
        select(Edition)
        .where(
            or_(begins >= today, Edition.ends_on >= today, begins.is_(None)),
            Edition.year >= today.year,
            Edition.status.in_(("planned", "open")),
        )
        .options(
            joinedload(Edition.programme), joinedload(Edition.host), joinedload(Edition.co_host)
        )
        .order_by(Edition.year, begins.is_(None), begins, Edition.id)
        .limit(most)
    ).all()


def open_registrations(session: Session, now: datetime) -> Sequence[Edition]:
    """Return the editions into which delegations may be entered at this moment."""
    closes, opens = Edition.registration_closes_at, Edition.registration_opens_at
    return session.scalars(
        select(Edition)
        .where(
            Edition.registration_open,
            or_(opens.is_(None), opens <= now),
            or_(closes.is_(None), closes > now),
        )
        .options(joinedload(Edition.programme), joinedload(Edition.host))
        .order_by(closes.is_(None), closes, Edition.id)
    ).all()


def memberships_of(session: Session, region_id: int) -> Sequence[Membership]:
    """Return a region's memberships with their programmes' rows beside them."""
    return session.scalars(
        select(Membership)
        .where(Membership.region_id == region_id)
        .options(joinedload(Membership.successor))
        .order_by(Membership.programme_id, Membership.joined)
    ).all()


def current_memberships(session: Session) -> dict[int, list[tuple[int, str]]]:
    """Return each region's programmes and classes now: region id -> (programme id, class)."""
    found: dict[int, list[tuple[int, str]]] = {}
    rows = session.execute(
        select(Membership.region_id, Membership.programme_id, Membership.member_class).where(
            Membership.left.is_(None), Membership.left_reason.is_(None)
        )
    )
    for region_id, programme_id, member_class in rows:
        found.setdefault(region_id, []).append((programme_id, member_class))
    return found


def hosted_counts(session: Session) -> dict[int, int]:
    """Return how many editions each region is known to have hosted."""
    rows = session.execute(
        select(Edition.host_id, func.count())
        .where(Edition.host_id.is_not(None), Edition.status.in_(("held", "online")))
        .group_by(Edition.host_id)
    )
    return {host_id: count for host_id, count in rows if host_id is not None}


def statistics(session: Session) -> Sequence[Statistic]:
    """Return all figures in the order of their sources."""
    return session.scalars(select(Statistic).order_by(Statistic.id)).all()


def hosts(session: Session) -> Sequence[Region]:
    """Return the regions that host an edition, for filters."""
    return session.scalars(
        select(Region).where(Region.id.in_(select(Edition.host_id))).order_by(Region.code)
    ).all()


def edition_ids(session: Session) -> dict[tuple[int, int], int]:
    """Return the number of a programme's edition of each year, by programme and year."""
    found = session.execute(select(Edition.programme_id, Edition.year, Edition.id))
    return {(programme_id, year): number for programme_id, year, number in found}


def releases_of(session: Session, call_id: int) -> int:
    """Count the releases of a call."""
    return session.scalars(select(func.count(Release.id)).where(Release.call_id == call_id)).one()


def results(session: Session, types: Collection[str], most: int) -> Sequence[Proposal]:
    """Return the newest proposals of some types whose acceptance was released, with their calls."""
    return session.scalars(
        select(Proposal)
        .join(Proposal.call)
        .where(Proposal.state == "accepted", Call.type_slug.in_(types))
        .options(contains_eager(Proposal.call))
        .order_by(Proposal.released_at.desc(), Proposal.id.desc())
        .limit(most)
    ).all()
