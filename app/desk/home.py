"""The home page: the map of the sea, what comes next, who hosts next."""

from collections.abc import Mapping, Sequence

from flask.typing import ResponseReturnValue

from app.accounts.policy import own_programmes
from app.calls import queries as calls
from app.core import clock
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.seamap import Place
from app.core.web import page
from app.desk import maps, queries, rotation
from app.desk.blueprint import bp
from app.desk.waiting.tasks import acts, tasks
from app.programmes.models import Programme
from app.programmes.rules.facts import Programme as Facts
from app.projects.queries import running
from app.regions.models import Region, Tie
from app.regions.queries import regions, ties
from app.turns.queries import all_facts
from app.turns.rules.outlook import outlook

AHEAD = 8
PROGRAMMES = 5
PROJECTS = 6
CALLS = 6
# A programme is among the first while it has many editions in this span of years.
RECENT_YEARS = 10
FOREMOST_TIES = 2


@bp.get("/")
@allow(anyone)
def home() -> ResponseReturnValue:
    """Show the sea and what happens around it."""
    now, today = clock.now(), clock.today("Asia/Tokyo")
    every, tied = regions(session()), ties(session())
    main = queries.busiest_programmes(session(), today.year - RECENT_YEARS, PROGRAMMES)
    facts = all_facts(session()) if main or own_programmes(actor()) else {}
    return page(
        tasks=tasks(session(), actor(), facts, now) if acts(actor()) else None,
        places=_places(every, tied),
        lines=maps.lines(tied),
        ahead=queries.editions_ahead(session(), today, AHEAD),
        registrations=queries.open_registrations(session(), now),
        calls=calls.open_calls(session(), now)[:CALLS],
        projects=running(session(), PROJECTS),
        hosts=_hosts(main, facts, today.year),
        counts={"regions": len(every), "ties": len(tied)},
    )


def _hosts(
    main: Sequence[Programme], facts: Mapping[str, Facts], year: int
) -> list[tuple[Programme, str]]:
    """Say of each programme who hosts next."""
    return [(one, rotation.answer(outlook(facts[one.slug], year, 1))) for one in main]


def _places(every: Sequence[Region], tied: Sequence[Tie]) -> list[Place]:
    """Return all regions for the map; those with the most ties are in front."""
    ends = [region.code for tie in tied for region in (tie.a, tie.b)]
    foremost = {code for code in ends if ends.count(code) >= FOREMOST_TIES}
    return maps.places(every, foremost=foremost, named=ends)
