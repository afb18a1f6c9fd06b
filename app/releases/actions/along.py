"""A person's sign-ups and parts in a forum, as they take them along: by released titles."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.core.languages import _, language
from app.personal.along import along
from app.registration.models import Participant
from app.releases import queries
from app.schedule.queries.speakers import parts_of


@along("sign_ups")
def sign_ups(session: Session, person: Participant) -> Sequence[dict[str, Any]]:
    """Return the activities with limited places at which a person has one."""
    rows = queries.signed_by(session, person.id)
    entries = queries.last_released(session, [key for _one, key in rows])
    return [
        {
            "activity": entry.title.best(language()) if entry else None,
            "starts_at": entry.starts_at.isoformat() if entry else None,
            "signed_up_at": one.at.isoformat(),
            "signed_up_by": _("your delegation") if one.by_id else _("you, with your link"),
        }
        for one, key in rows
        for entry in [entries.get(key)]
    ]


@along("talks")
def forum_parts(session: Session, person: Participant) -> Sequence[dict[str, Any]]:
    """Return where a forum has a person as presenter, attendee or chair."""
    parts = parts_of(session, person.id)
    entries = queries.last_released(session, [key for _name, _part, key in parts if key])
    return [
        {
            "written_as": name,
            "part": part,
            "activity": entry.title.best(language()) if entry else None,
        }
        for name, part, key in parts
        for entry in [entries.get(key or "")]
    ]
