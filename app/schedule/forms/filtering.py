"""What the board is narrowed to: read from the address, where anything may stand."""

from collections.abc import Mapping
from datetime import date

from app.schedule.queries.board import Sought

LARGEST = 2**31


def sought(asked: Mapping[str, str]) -> Sought:
    """Return what is sought; what is not understood narrows nothing."""
    person = asked.get("person", "")
    return Sought(
        region_id=_number(asked.get("region", "")),
        participant_id=_number(person[1:]) if person.startswith("p") else None,
        interpreter_id=_number(person[1:]) if person.startswith("i") else None,
        space_id=_number(asked.get("space", "")),
        group_id=_number(asked.get("group", "")),
        day=_day(asked.get("day", "")),
    )


def _number(text: str) -> int | None:
    """Read an id."""
    return int(text) if text.isascii() and text.isdigit() and int(text) < LARGEST else None


def _day(text: str) -> date | None:
    """Read a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
