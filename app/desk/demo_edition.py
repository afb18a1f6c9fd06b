"""An edition to try registration with: the next games, offered, accepted and opened in one go."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core import clock
from app.editions import actions as editions
from app.editions.models import Edition
from app.editions.rules import Limits, Plan, RoleLimit
from app.editions.terms import EntryTerms
from app.programmes.models import Programme
from app.programmes.queries import member_regions, programme
from app.programmes.rules.forecast import Forecast, forecast
from app.regions.models import Region
from app.turns import actions as turns
from app.turns.models import Turn
from app.turns.queries import programme_facts
from app.turns.queries import turn as whole_turn

GAMES = "soj-highschool-games"
# The 29th were held on 5 to 10 August; registration has to close some time before.
FIRST_DAY, LAST_DAY = (8, 5), (8, 10)
LEAST_DAYS_AHEAD = 90
TURNS = 3
REGISTRATION = timedelta(weeks=6)
MOST_PEOPLE = 120
NOTE = "An example to try registration with; nobody has agreed to it."


def open_demo_edition(session: Session, site: str) -> Edition | None:
    """Open the next games by the forecast, once; None where the facts are not loaded.

    `site` is the address under which people reach the pages, for the mails.
    """
    games = programme(session, GAMES)
    if games is None:
        return None
    there = session.scalar(
        select(Edition).where(Edition.programme_id == games.id, Edition.note == NOTE)
    )
    if there is not None:
        return there
    today = clock.today("Asia/Tokyo")
    year = next_year(today)
    seen = forecast(programme_facts(session, games.id), turns=TURNS, from_year=today.year)
    hosts = next((turn.hosts for turn in seen.turns if turn.year == year), ())
    if len(hosts) != 1:
        return None
    return _open(session, games, seen, year, hosts[0], site)


def next_year(today: date) -> int:
    """Return the year of the next August that is far enough ahead."""
    soon = today + timedelta(days=LEAST_DAYS_AHEAD)
    return soon.year if soon <= date(soon.year, *FIRST_DAY) else soon.year + 1


def _open(
    session: Session, games: Programme, seen: Forecast, year: int, code: str, site: str
) -> Edition:
    """Offer the turn, accept it, open its edition and the registration."""

    def link(turn: Turn) -> str:
        return f"{site}/turns/{turn.id}"

    host = session.scalars(select(Region).where(Region.code == code)).one()
    offered = turns.offer(session, None, games, seen, year=year, region_id=host.id, link=link)
    turn = whole_turn(session, offered.id)
    assert turn is not None
    turns.accept(session, None, turn, version=turn.version, link=link)
    edition = turns.open_edition(
        session,
        None,
        turn,
        version=turn.version,
        plan=_plan(session, games, host, year),
        limits=_limits(games),
    )
    closes = clock.now().replace(hour=3, minute=0, second=0, microsecond=0) + REGISTRATION
    editions.open_registration(session, None, edition, opens_at=None, closes_at=closes)
    return edition


def _plan(session: Session, games: Programme, host: Region, year: int) -> Plan:
    """Plan the days of the last games, at the host's seat; the number stays to be decided."""
    return Plan(
        year=year,
        host_id=host.id,
        starts_on=date(year, *FIRST_DAY),
        ends_on=date(year, *LAST_DAY),
        city=host.seat or "",
        note=NOTE,
        invitees=frozenset(region.id for region in member_regions(session, games.id)),
    )


def _limits(games: Programme) -> Limits:
    """Limit each role to the usual number a region, and the whole to what a host can receive."""
    roles = games.kind.terms(EntryTerms).roles
    return Limits(
        roles=tuple(RoleLimit(role=role.slug, per_region=role.per_region) for role in roles),
        edition=MOST_PEOPLE,
    )
