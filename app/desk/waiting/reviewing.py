"""What a reviewer has still to review, call by call."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from app.core.languages import _, language, ngettext
from app.desk.waiting.task import Task, of
from app.reviews import queries


def tasks(session: Session, user_id: int, now: datetime) -> Iterator[Task]:
    """Yield one thing to do for each call with reviews that are open."""
    found: dict[int, list[queries.Task]] = {}
    for one in queries.queue(session, user_id, now):
        if one.phase is not None and one.state != "done":
            found.setdefault(one.call.id, []).append(one)
    for left in found.values():
        call, phase = left[0].call, left[0].phase
        yield Task(
            about=of(call.programme.name.best(language()), call.title.best(language())),
            stands=ngettext(
                "%(num)s review is not done yet.", "%(num)s reviews are not done yet.", len(left)
            ),
            verb=_("See what you review"),
            address=url_for("reviews.queue"),
            until=phase.closes_at if phase else None,
            zone=call.zone,
        )
