"""The facts about regions and ties become rows."""

from pathlib import Path

from app.core import facts
from app.core.dates import PartialDate
from app.core.words import Words
from app.regions.models import Region, Tie

FOLDER = Path(__file__).parent / "facts"
LANGUAGES = ("en", "ja", "ko", "zh", "ru", "mn")


def load_regions(loader: facts.Loader) -> dict[str, Region]:
    """Load the regions, which the file lists after their parents; returns them by code."""
    found: dict[str, Region] = {}
    for row in facts.read(FOLDER / "regions.csv"):
        if region := loader.put(Region, row["id"], _region(row, found.get(row["parent_id"]))):
            found[row["id"]] = region
    return found


def _region(row: dict[str, str], parent: Region | None) -> dict[str, object]:
    """Return a region's columns; a country that the file leaves blank stays hidden."""
    return {
        "code": row["id"],
        "kind": row["kind"],
        "country": row["country"] or None,
        "iso": row["iso_3166_2"] or None,
        "parent_id": parent.id if parent else None,
        "name": names(row),
        "seat": row["seat"] or None,
        "zone": row["tz"] or None,
        "latitude": float(row["lat"]) if row["lat"] else None,
        "longitude": float(row["lon"]) if row["lon"] else None,
        "note": row["note"],
        "source": row["source"],
    }


def names(row: dict[str, str]) -> Words:
    """Return the names that a row has, by language."""
    return Words({code: row[f"name_{code}"] for code in LANGUAGES if row.get(f"name_{code}")})


def load_ties(loader: facts.Loader, regions: dict[str, Region]) -> None:
    """Load the ties between regions, each with what its date rests on."""
    for row in facts.read(FOLDER / "ties.csv"):
        a, b = regions.get(row["a_region_id"]), regions.get(row["b_region_id"])
        if a and b:
            since = row["since_date"] or row["since_year"]
            values = {
                "code": row["tie_id"],
                "a_id": a.id,
                "b_id": b.id,
                "level": row["level"],
                "tie_type": row["tie_type"],
                "since": PartialDate(since) if since else None,
                "rests_on": row["note"],
                "source": row["source"],
            }
            loader.put(Tie, row["tie_id"], values)
