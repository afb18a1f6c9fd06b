"""Putting a programme document into the database: it adds and changes, and never deletes."""

from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.core.languages import _, listed
from app.core.words import Words
from app.editions.models import Edition
from app.history.actions import record
from app.programmes import actions as programmes
from app.programmes import queries as programme_queries
from app.programmes.kind import kinds
from app.programmes.models import Membership, Office, Programme
from app.programmes.rules import facts as told_facts
from app.programmes.rules import records, slugs
from app.regions.models import Region
from app.turns import queries
from app.turns.actions.replaying import replay
from app.turns.errors import DocumentUnusable
from app.turns.models import TurnEvent
from app.turns.rules.differences import OWN, Difference, Differences, differences

MOST_HOSTS = 2


def compare(session: Session, told: told_facts.Programme) -> Differences:
    """Tell what a document would change; raises DocumentUnusable where it cannot be applied."""
    known = programme_queries.programme(session, told.slug)
    if known is None and told.kind_slug not in {kind.slug for kind in kinds()}:
        raise DocumentUnusable(
            _(
                "A new programme needs a kind that Kitamae knows: %(kind)s is none.",
                kind=told.kind_slug or "–",
            )
        )
    if known is None and not slugs.fits(told.slug):
        raise DocumentUnusable(
            _("Use small Latin letters, digits and single hyphens: youth-games.")
        )
    if known is not None and told.kind_slug not in {None, known.kind_slug}:
        raise DocumentUnusable(_("The document names another kind than the programme has."))
    missing = sorted(set(told.regions) - set(queries.region_ids(session)))
    if missing:
        raise DocumentUnusable(_("Kitamae knows no such regions: %(codes)s", codes=listed(missing)))
    if any(len(edition.hosts) > MOST_HOSTS for edition in told.editions):
        raise DocumentUnusable(_("An edition has at most two hosts here."))
    facts = None if known is None else queries.programme_facts(session, known.id)
    return differences(facts, told)


def apply(
    session: Session, actor_id: int | None, told: told_facts.Programme
) -> tuple[Programme, Differences]:
    """Add and change what the document tells; raises DocumentUnusable."""
    found = compare(session, told)
    programme = _programme(session, actor_id, told)
    regions = queries.region_ids(session)
    for rule in found.of("rules"):
        programmes.set_rule(session, actor_id, programme, rule.after)
    for member in found.of("members"):
        _member(session, programme, regions, member)
    for office in found.of("offices"):
        _office(session, programme, regions, office)
    for edition in found.of("editions"):
        _edition(session, programme, regions, edition)
    session.flush()
    events = [_event(programme, regions, one.after) for one in found.of("adjustments")]
    replay(session, programme, events)
    if found.changes:
        record(
            session,
            actor_id,
            "programme.imported",
            subject=f"programme:{programme.id}",
            programme_id=programme.id,
            details={"changes": len(found.changes)},
        )
    session.flush()
    return programme, found


def _programme(session: Session, actor_id: int | None, told: told_facts.Programme) -> Programme:
    """Create the programme, or change its own facts."""
    own = {name: getattr(told, name) for name in OWN if name != "names"}
    facts: dict[str, Any] = {**own, "cadence": str(told.cadence), "name": told.names}
    known = programme_queries.programme(session, told.slug)
    if known is None:
        return programmes.create(
            session, actor_id, slug=told.slug, kind_slug=told.kind_slug, summary=Words(), **facts
        )
    programmes.edit(session, actor_id, known, facts)
    return known


def _member(
    session: Session, programme: Programme, regions: dict[str, int], found: Difference
) -> None:
    """Add or change a membership."""
    told: records.Member = found.after
    facts: dict[str, Any] = {
        "member_class": str(told.member_class),
        "joined": told.joined,
        "left": told.left,
        "left_reason": None if told.left_reason is None else str(told.left_reason),
        "successor_id": regions.get(told.successor or ""),
        "place": told.place,
        "side": told.side,
        "note": told.note,
        "source": told.source,
    }
    if found.what == "added":
        region_id = regions[told.region]
        session.add(Membership(programme_id=programme.id, region_id=region_id, **facts))
        return
    row = queries.membership_like(session, programme.id, regions[told.region], found.before.joined)
    _set(row, facts)


def _office(
    session: Session, programme: Programme, regions: dict[str, int], found: Difference
) -> None:
    """Add or change who holds an office."""
    told: records.Office = found.after
    facts: dict[str, Any] = {"until": told.until, "note": told.note, "source": told.source}
    key: dict[str, Any] = {
        "office": str(told.office),
        "region_id": regions.get(told.region or ""),
        "holder": told.holder or "",
        "since": told.since,
    }
    if found.what == "added":
        session.add(Office(programme_id=programme.id, **key, **facts))
        return
    _set(queries.row_like(session, Office, programme_id=programme.id, **key), facts)


def _edition(
    session: Session, programme: Programme, regions: dict[str, int], found: Difference
) -> None:
    """Add or change an edition; its dates, city and registration are not the document's."""
    told: records.Edition = found.after
    hosts: list[int | None] = [regions[code] for code in told.hosts]
    host_id, co_host_id = [*hosts, None, None][:2]
    facts: dict[str, Any] = {
        "host_id": host_id,
        "co_host_id": co_host_id,
        "note": told.note,
        "source": told.source,
    }
    key: dict[str, Any] = {"year": told.year, "number": told.number}
    if found.what == "added":
        zone = queries.zones(session).get(host_id or 0) or "Asia/Tokyo"
        mode = "online" if told.status is records.Status.ONLINE else "on-site"
        made = Edition(programme_id=programme.id, zone=zone, mode=mode, **key, **facts)
        made.status = str(told.status)
        session.add(made)
        return
    row = queries.row_like(session, Edition, programme_id=programme.id, **key)
    if "status" in found.fields:
        row.status = str(told.status)
    _set(row, facts)


def _event(programme: Programme, regions: dict[str, int], told: records.Adjustment) -> TurnEvent:
    """Return an event that the document tells."""
    return TurnEvent(
        programme_id=programme.id,
        what=str(told.kind),
        year=told.year,
        region_id=regions.get(told.region or ""),
        other_region_id=regions.get(told.other or ""),
        to_year=told.to_year,
        day=told.date,
        reason=told.reason,
        at=clock.now(),
    )


def _set(row: Region | Membership | Office | Edition, facts: dict[str, Any]) -> None:
    """Set a row's columns."""
    for name, value in facts.items():
        setattr(row, name, value)
