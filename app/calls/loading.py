"""The areas of cooperation become rows."""

from pathlib import Path

from app.calls.models import Area
from app.core import facts
from app.regions.loading import names

FILE = Path(__file__).parent / "facts" / "areas.csv"


def load_areas(loader: facts.Loader) -> dict[str, Area]:
    """Load the areas, which the file lists after those they stand under; returns them by code."""
    found: dict[str, Area] = {}
    for position, row in enumerate(facts.read(FILE), start=1):
        parent = found.get(row["parent"])
        values = {
            "code": row["id"],
            "name": names(row),
            "parent_id": parent.id if parent else None,
            "position": position,
            "source": row["source"],
        }
        if area := loader.put(Area, row["id"], values):
            found[row["id"]] = area
    return found
