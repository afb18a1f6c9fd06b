"""The list of programmes: what they are, and who hosts next."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import language
from app.core.web import page
from app.desk import rotation
from app.desk.blueprint import bp
from app.desk.queries import editions_ahead
from app.editions.models import Edition
from app.programmes import policy, queries
from app.programmes.exports import as_csv
from app.programmes.kind import kinds
from app.turns.queries import all_facts
from app.turns.rules.outlook import outlook

MOST_AHEAD = 1000


@bp.get("/programmes")
@allow(anyone)
def programmes() -> ResponseReturnValue:
    """List the programmes, searched, of one kind, sorted, each with who hosts next."""
    wish, members = _wish(), queries.member_counts(session())
    found = queries.listed(queries.programmes(session()), members, wish)
    return page(
        programmes=found,
        members=members,
        next_hosts=_next_hosts([one.slug for one in found]),
        next_days=_next_days(),
        kinds=kinds(),
        wish=wish,
        may_create=policy.may_create(actor()),
    )


@bp.get("/programmes.csv")
@allow(anyone)
def programmes_csv() -> Response:
    """Give the list of programmes as CSV."""
    members = queries.member_counts(session())
    found = queries.listed(queries.programmes(session()), members, _wish())
    answer = Response(as_csv(found, members, language()), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=programmes.csv"
    return answer


def _next_hosts(slugs: list[str]) -> dict[str, str]:
    """Say of each programme who hosts next, by short name."""
    facts, year = all_facts(session()), clock.today("Asia/Tokyo").year
    return {slug: rotation.answer(outlook(facts[slug], year, 1)) for slug in slugs}


def _next_days() -> dict[int, Edition]:
    """Return each programme's next edition whose month at least is known, by the programme's id."""
    found: dict[int, Edition] = {}
    for edition in editions_ahead(session(), clock.today("Asia/Tokyo"), MOST_AHEAD):
        if edition.starts_on or (edition.when and edition.when.precision != "year"):
            found.setdefault(edition.programme_id, edition)
    return found


def _wish() -> queries.Wish:
    """Read what the reader wants to see."""
    sort = request.args.get("sort", "name")
    return queries.Wish(
        search=request.args.get("q", ""),
        kind=request.args.get("kind", ""),
        sort=sort if sort in queries.SORTS else "name",
        descending=request.args.get("order") == "descending",
        language=language(),
    )
