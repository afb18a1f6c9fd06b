"""The one blueprint of turns, and what its pages share."""

from collections.abc import Iterable

from flask import Blueprint, current_app, url_for

from app.core import clock
from app.core.db import session
from app.core.languages import _, language
from app.programmes.models import Programme
from app.regions.models import Region
from app.turns import queries
from app.turns.models import Turn
from app.turns.rules.outlook import Outlook, outlook

bp = Blueprint("turns", __name__)


def this_year() -> int:
    """Return the year from which forecasts look ahead."""
    return clock.now().year


def outlook_of(programme: Programme) -> Outlook:
    """Return the rotation of a programme as it is seen now."""
    return outlook(queries.programme_facts(session(), programme.id), this_year())


def link(turn: Turn) -> str:
    """Return a turn's address for mails."""
    return str(current_app.config["PUBLIC_URL"]) + url_for("turns.show", turn_id=turn.id)


def named(regions: Iterable[Region]) -> list[tuple[int | str, str]]:
    """Return regions to choose from, by name in the reader's language."""
    found: list[tuple[int | str, str]] = [(one.id, one.name.best(language())) for one in regions]
    return sorted(found, key=lambda one: one[1].casefold())


def named_or_none(regions: Iterable[Region]) -> list[tuple[int | str, str]]:
    """Return regions to choose from, or none."""
    return [("", _("No region")), *named(regions)]
