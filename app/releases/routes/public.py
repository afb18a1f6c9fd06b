"""The timetable that anyone sees, if the coordinator says so: by day, by space, by track."""

from collections.abc import Callable, Sequence
from itertools import groupby

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core.access import allow, anyone
from app.core.folding import folded
from app.core.languages import _, language
from app.core.web import page
from app.editions import queries as editions
from app.editions.models import Edition
from app.releases import queries, words
from app.releases.exports.linked import events
from app.releases.routes import shown
from app.releases.routes.blueprint import EDITION, bp
from app.releases.routes.shown import Programme
from app.releases.rules import Entry

Parts = list[tuple[str, Sequence[Entry]]]
WAYS = ("day", "space", "track")


def _public(session: Session, edition_id: int) -> Edition | None:
    """Return an edition whose timetable anyone may see."""
    return (
        editions.edition_to_show(session, edition_id)
        if queries.shown(session, edition_id)
        else None
    )


@bp.get(f"{EDITION}/timetable")
@allow(anyone, find=_public)
def timetable(edition: Edition) -> ResponseReturnValue:
    """Show what is released and public."""
    found = _of_all(edition)
    way = request.args.get("by", "")
    way = way if way in WAYS else "day"
    address = url_for("editions.show", edition_id=edition.id, _external=True)
    return page(
        **shown.told(found),
        way=way,
        parts=_parts(found, way),
        linked=events(found.entries, edition, found.zone, address),
    )


@bp.get(f"{EDITION}/timetable.ics")
@allow(anyone, find=_public)
def timetable_feed(edition: Edition) -> Response:
    """Send the same as a calendar."""
    answer = shown.feed(_of_all(edition), words.edition_name(edition))
    answer.headers["Cache-Control"] = "public, max-age=900"
    return answer


def _of_all(edition: Edition) -> Programme:
    """Return the public part of the newest release."""
    return shown.public_programme(edition, words.edition_name(edition))


def _parts(found: Programme, way: str) -> Parts | None:
    """Return the entries by space or track; None where the page shows them by day."""
    if way == "day":
        return None
    names: dict[str, Callable[[Entry], str]] = {
        "space": words.where,
        "track": lambda one: one.group.best(language()) or _("No track"),
    }
    name = names[way]
    ordered = sorted(found.entries, key=lambda one: (folded(name(one)), one.starts_at))
    return [(key, list(group)) for key, group in groupby(ordered, key=name)]
