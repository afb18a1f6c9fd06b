"""What a person signed up for, as they take it along: by the titles that were released."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.core.languages import _, language
from app.personal.along import along
from app.registration.models import Participant
from app.releases import queries


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
