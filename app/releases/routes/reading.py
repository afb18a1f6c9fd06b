"""Reading what was released: the list, one release, and two of them beside each other."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts.policy import own_regions
from app.core.access import actor, allow
from app.core.db import session
from app.core.web import page
from app.editions import queries as editions
from app.editions.models import Edition
from app.releases import policy, queries, rules, words
from app.releases.models import Release
from app.releases.routes.blueprint import EDITION, bp
from app.releases.rules import Entry, Who
from app.schedule.words.activities import kinds


@bp.get(f"{EDITION}/releases")
@allow(policy.may_read, find=editions.edition_to_show)
def index(edition: Edition) -> ResponseReturnValue:
    """List the releases, the newest first."""
    found = queries.releases(session(), edition.id)
    plans = policy.may_release(actor(), edition)
    return page(
        edition=edition,
        releases=found,
        plans=plans,
        public=queries.shown(session(), edition.id),
        told={one.id: queries.counts(session(), one.id) for one in found[:1]} if plans else {},
        limited=queries.open_places(session(), edition.id) if plans else {},
        words=words,
    )


def _release(session: Session, edition_id: int, number: int) -> Release | None:
    """Return a release."""
    return queries.release(session, edition_id, number)


@bp.get(f"{EDITION}/releases/<int:number>")
@allow(policy.may_read_release, find=_release)
def show(release: Release) -> ResponseReturnValue:
    """Show what a release holds and what it changed."""
    now = queries.entries(session(), release.id)
    before = queries.entries_before(session(), release)
    return page(
        release=release,
        changes=_seen(release.edition, before, now),
        days=rules.days(visible(release.edition, now), release.zone),
        **_around(release.edition),
    )


@bp.get(f"{EDITION}/releases/compare")
@allow(policy.may_read, find=editions.edition_to_show)
def compare(edition: Edition) -> ResponseReturnValue:
    """Compare any two releases."""
    found = queries.releases(session(), edition.id)
    by_number = {one.number: one for one in found}
    numbers = sorted(by_number)
    newer = _asked("to", numbers, numbers[-1] if numbers else 0)
    older = _asked("from", numbers, newer - 1)
    sides = [_entries(by_number.get(number)) for number in (older, newer)]
    return page(
        numbers=numbers,
        older=older,
        newer=newer,
        zone=by_number[newer].zone if newer in by_number else edition.zone,
        changes=_seen(edition, *sides),
        **_around(edition),
    )


def visible(edition: Edition, entries: Sequence[Entry]) -> list[Entry]:
    """Return what the person may read of a release: all of it, or what is public or their own."""
    if policy.may_read_all(actor(), edition):
        return list(entries)
    who = _reader(edition)
    parties = who.parties()
    return [one for one in entries if one.public or rules.concerns(one, who, parties)]


def _seen(edition: Edition, before: Sequence[Entry], now: Sequence[Entry]) -> list[rules.Change]:
    """Return the changes that the person may read."""
    return rules.changes(visible(edition, before), visible(edition, now))


def _reader(edition: Edition) -> Who:
    """Return as whom the person reads: for their delegations."""
    mine = own_regions(actor(), edition.programme_id)
    return queries.delegation_who(session(), edition.id, mine)


def _asked(name: str, numbers: Sequence[int], usual: int) -> int:
    """Return the number of a release that the address asks for."""
    try:
        wish = int(request.args.get(name, ""))
    except ValueError:
        return usual
    return wish if wish in numbers or wish == 0 else usual


def _entries(release: Release | None) -> list[Entry]:
    """Return what a release holds."""
    return queries.entries(session(), release.id if release else None)


def _around(edition: Edition) -> dict[str, Any]:
    """Return what pages of releases have in common."""
    plans = policy.may_release(actor(), edition)
    return {"edition": edition, "words": words, "kinds": kinds(), "plans": plans}
