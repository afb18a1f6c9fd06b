"""The facts about editions become rows."""

from collections import Counter
from datetime import date
from pathlib import Path

from app.core import facts
from app.core.dates import PartialDate
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

FILE = Path(__file__).parent / "facts" / "editions.csv"


def load_editions(
    loader: facts.Loader, programmes: dict[str, Programme], regions: dict[str, Region]
) -> None:
    """Load the editions; number and year are as the sources have them."""
    seen: Counter[str] = Counter()
    for row in facts.read(FILE):
        programme = programmes.get(row["programme_id"])
        name = f"{row['programme_id']} {row['year']}"
        seen[name] += 1
        if programme:
            values = _edition(row, programme, regions.get(row["host_region_id"]))
            loader.put(Edition, name if seen[name] == 1 else f"{name} {seen[name]}", values)


def _edition(row: dict[str, str], programme: Programme, host: Region | None) -> dict[str, object]:
    """Return an edition's columns."""
    start = PartialDate(row["start_date"]) if row["start_date"] else None
    status = row["status"] or status_of_blank(row["note"])
    return {
        "programme_id": programme.id,
        "number": row["edition_no"] or None,
        "year": int(row["year"]),
        "host_id": host.id if host else None,
        "status": status,
        "mode": "online" if status == "online" else "on-site",
        "when": start,
        "starts_on": start.first_day() if start and start.precision == "day" else None,
        "ends_on": date.fromisoformat(row["end_date"]) if row["end_date"] else None,
        "zone": host.zone if host and host.zone else "Asia/Tokyo",
        "city": row["host_city"],
        "note": row["note"],
        "source": row["source"],
    }


def status_of_blank(note: str) -> str:
    """Return the status where the file has none: planned where the note begins so, else unknown.

    What is only proposed is not planned: a forecast would take its host for agreed.
    """
    return "planned" if note.startswith("planned") else "unknown"
