"""Preparing and making a release, and showing the timetable to anyone."""

from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue

from app.core import queue
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, ngettext
from app.core.web import back_to, page, said
from app.editions import queries as editions
from app.editions.models import Edition
from app.releases import actions, forms, jobs, policy, queries, rules, words
from app.releases.actions.telling import Outlook
from app.releases.models import Release
from app.releases.routes.blueprint import EDITION, bp
from app.releases.routes.warned import Warned, warned
from app.releases.rules import Change, Entry
from app.schedule.queries import moves


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The draft as it would be released now."""

    number: int
    seen: str
    entries: list[Entry]
    changes: list[Change]
    unplaced: list[Any]
    outlook: Outlook
    warned: Warned


@bp.route(f"{EDITION}/releases/new", methods=["GET", "POST"])
@allow(policy.may_release, find=editions.edition)
def prepare(edition: Edition) -> ResponseReturnValue:
    """Show what a release would change and whom it would tell, and release."""
    draft = _draft(edition)
    form = forms.ReleaseForm(seen=draft.seen)
    if form.answered():
        with form.showing_refusals():
            counts = {"soft": draft.warned.soft, "hard": draft.warned.hard}
            made = actions.release(session(), actor().actor_id, edition, form.answers(), **counts)
            queue.later(jobs.tell)
            said(_("Release %(number)s is out.", number=made.number))
            return back_to(".show", edition_id=edition.id, number=made.number)
    return page(form.http_status, edition=edition, form=form, draft=draft, **_naming(edition))


@bp.post(f"{EDITION}/timetable/public")
@allow(policy.may_release, find=editions.edition)
def publish(edition: Edition) -> ResponseReturnValue:
    """Let anyone see the timetable, or nobody but those concerned."""
    public = forms.PublicForm().public.data == "yes"
    actions.show_publicly(session(), actor().actor_id, edition, public=public)
    said(_("Anyone sees the timetable now.") if public else _("The timetable is no longer public."))
    return back_to(".index", edition_id=edition.id)


@bp.route(f"{EDITION}/releases/<int:number>/take-back", methods=["GET", "POST"])
@allow(policy.may_take_back, find=queries.release)
def take_back(release: Release) -> ResponseReturnValue:
    """Show what the draft would become again, and let it."""
    edition = release.edition
    form = forms.TakeBackForm(seen=moves.number(session(), edition.id))
    if form.answered():
        with form.showing_refusals():
            seen = form.seen.data or 0
            count = actions.take_back(session(), actor().actor_id, edition, release, seen)
            said(words.moved(count))
            return back_to("schedule.board", edition_id=edition.id)
    return page(form.http_status, form=form, edition=edition, release=release, **_back(release))


def _back(release: Release) -> dict[str, Any]:
    """Return what taking a release back would change."""
    draft = queries.draft(queries.activities(session(), release.edition_id))
    changes = rules.changes(draft, queries.entries(session(), release.id))
    way = actions.way_back(session(), release.edition, release)
    return {"changes": changes, "way": way, "words": words}


def _draft(edition: Edition) -> Draft:
    """Return what a release would be now."""
    last, before = queries.latest(session(), edition.id)
    found = queries.activities(session(), edition.id)
    entries = queries.draft(found)
    number = last.number + 1 if last else 1
    changes = rules.changes(before, entries)
    return Draft(
        number=number,
        seen=rules.digest(number, entries),
        entries=entries,
        changes=changes,
        unplaced=queries.unplaced(found),
        outlook=actions.outlook(session(), edition, changes),
        warned=warned(edition),
    )


def _naming(edition: Edition) -> dict[str, Any]:
    """Return what the page names things by."""
    return {
        "words": words,
        "region_names": editions.names(session(), _regions(edition)),
        "people_of": lambda number: ngettext("%(num)s person", "%(num)s people", number),
    }


def _regions(edition: Edition) -> list[int]:
    """Return the ids of the regions that may take part."""
    return [one.region_id for one in edition.invitees]
