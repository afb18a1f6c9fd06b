"""What every page, file and feed of a programme says: whose it is, what, on which clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Response, request

from app.core import clock
from app.core.db import session
from app.core.languages import _, language
from app.core.text import tidy
from app.editions.models import Edition
from app.releases import queries, rules, words
from app.releases.errors import TooMuch
from app.releases.exports import papers
from app.releases.exports.calendars import calendar, issuer
from app.releases.exports.papers import Line, Paper, Section, Text
from app.releases.models import Release
from app.releases.routes import zones
from app.releases.rules import Entry, Who
from app.schedule.words.activities import kinds


@dataclass(frozen=True, kw_only=True)
class Programme:
    """Somebody's part of the newest release, or of nothing where nothing is released."""

    edition: Edition
    release: Release | None
    entries: Sequence[Entry]
    every: Sequence[Entry]
    whose: str
    own: str | None

    @property
    def zone(self) -> str:
        """The clocks on which it was released."""
        return self.release.zone if self.release else self.edition.zone


def programme(edition: Edition, who: Who, whose: str, home: str | None = None) -> Programme:
    """Return what concerns somebody, whose own zone is `home` unless they chose another."""
    release, every = queries.latest(session(), edition.id)
    parties = who.parties()
    mine = [one for one in every if rules.concerns(one, who, parties)]
    zone = release.zone if release else edition.zone
    own = zones.own(home)
    if own and rules.same_clocks(zone, own, (one.starts_at for one in mine)):
        own = None
    return Programme(
        edition=edition, release=release, entries=mine, every=every, whose=whose, own=own
    )


def public_programme(edition: Edition, whose: str) -> Programme:
    """Return what anyone may see of the newest release."""
    found = programme(edition, Who(whole=True), whose)
    return replace(found, entries=[one for one in found.entries if one.public])


def told(found: Programme) -> dict[str, Any]:
    """Return what the template of a programme needs."""
    on, coming = rules.now_and_next(found.entries, clock.now())
    return {
        "edition": found.edition,
        "programme": found,
        "days": rules.days(found.entries, found.zone),
        "on": on,
        "coming": coming,
        "chosen": zones.own(found.own),
        "zones": zones.offered(found.zone, zones.own(found.own)),
        "kinds": kinds(),
        "words": words,
    }


def feed(found: Programme, name: str) -> Response:
    """Answer with a calendar that is subscribed to."""
    made = calendar(
        name,
        found.entries,
        zone=found.zone,
        issuer=issuer(found.edition.id),
        at=found.release.at if found.release else clock.now(),
        standing=queries.standing(session(), found.edition),
    )
    return Response(
        made,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Language": language()},
    )


def paper(found: Programme, only: date | None) -> Paper:
    """Return a programme as it stands on paper, one day of it or all."""
    days = [one for one in rules.days(found.entries, found.zone) if only in (None, one.day)]
    sections = [
        Section(
            title=words.day_of(one, found.zone),
            lines=[_line(entry, found, shifts=one.shifts) for entry in one.entries],
        )
        for one in days
    ]
    return Paper(title=found.whose, lead=_lead(found), sections=sections)


def pdf(made: Sequence[Paper], edition: Edition, name: str) -> Response:
    """Answer with papers as a PDF; raises TooMuch."""
    foot = words.edition_name(edition)
    try:
        content = papers.pdf(made, language=language(), foot=foot)
    except papers.TooLong as error:
        raise TooMuch from error
    named = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=named)


def asked_day() -> date | None:
    """Return the day that the address asks for."""
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None


def _lead(found: Programme) -> str:
    """Say on which clocks the times are, and of which release."""
    if found.release is None or not found.entries:
        return _("Nothing is released yet.")
    zone = words.zone_name(found.zone, found.entries[0].starts_at)
    return _("Release %(number)s. Times: %(zone)s.", number=found.release.number, zone=zone)


def _line(entry: Entry, found: Programme, *, shifts: bool) -> Line:
    """Return an entry as it stands on paper."""
    spoken = language()
    about = entry.summary
    return Line(
        clock=words.clock(entry, found.zone, shifts=shifts),
        own=words.own(entry, found.zone, found.own) if found.own else "",
        title=Text(text=words.title(entry), lang=entry.title.best_language(spoken)),
        where=Text(text=words.where(entry), lang=spoken),
        more=Text(text=tidy(about.best(spoken)), lang=about.best_language(spoken)),
    )
