"""One region: its ties, memberships and the editions it hosted."""

from flask.typing import ResponseReturnValue

from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import page
from app.desk import maps, queries, words
from app.desk.blueprint import bp
from app.programmes.queries import programmes
from app.regions import queries as region_queries
from app.regions.models import Region

ORDERS = ("year", "programme")


@bp.get("/regions/<code>")
@allow(anyone, find=region_queries.region)
def region(region: Region) -> ResponseReturnValue:
    """Show a region."""
    ties = region_queries.ties_of(session(), region.id)
    hosted = queries.editions_hosted(session(), region.id)
    around = {region.code: region, **{r.code: r for tie in ties for r in (tie.a, tie.b)}}
    return page(
        region=region,
        within=region_queries.regions_within(session(), region.id),
        ties=[(tie, maps.other(tie, region)) for tie in ties],
        places=maps.places(around.values(), foremost=around, hosts=[region.code]),
        lines=maps.lines(ties),
        memberships=queries.memberships_of(session(), region.id),
        programmes={programme.id: programme for programme in programmes(session())},
        hosted=hosted,
        order=words.chosen("sort", ORDERS, "year"),
        columns=columns(),
    )


def columns() -> dict[str, list[dict[str, object]]]:
    """Return the columns of the page's tables."""
    return {
        "ties": [
            {"label": _("Region")},
            {"label": _("Tie")},
            {"label": _("Level")},
            {"label": _("Since")},
            {"label": _("Rests on"), "quiet": True},
            {"label": _("Source"), "quiet": True},
        ],
        "memberships": [
            {"label": _("Programme")},
            {"label": _("Class")},
            {"label": _("From")},
            {"label": _("Until")},
            {"label": _("Note"), "quiet": True},
        ],
        "hosted": [
            {"label": _("When")},
            {"label": _("Programme")},
            {"label": _("No.")},
            {"label": _("City")},
            {"label": _("How it stands")},
        ],
    }
