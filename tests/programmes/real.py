"""The 25 programmes of the project's own facts, put together as documents for the rules' tests."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

APP = Path(__file__).parents[2] / "app"
NAMES = ("en", "ja", "ko", "zh", "ru")


def rows(path: str) -> list[dict[str, str]]:
    """Read one CSV file of the project's facts."""
    with (APP / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGIONS = {row["id"]: row for row in rows("regions/facts/regions.csv")}
PROGRAMMES = {row["id"]: row for row in rows("programmes/facts/programmes.csv")}
EDITIONS = rows("editions/facts/editions.csv")
ROTATIONS: Mapping[str, dict[str, object]] = json.loads(
    (APP / "programmes/facts/rotations.json").read_text(encoding="utf-8")
)["programmes"]


def document(slug: str) -> dict[str, object]:
    """Return the document of one programme, with the one that it follows."""
    return {"format": "kitamae-programme/1", **_programme(slug)}


def _programme(slug: str) -> dict[str, object]:
    """Put together what the files say of one programme."""
    facts = {key: value for key, value in ROTATIONS[slug].items() if key != "members_from"}
    followed = {rule["to"] for rule in facts["rules"] if rule["kind"] == "tied"}
    return {
        **facts,
        "slug": slug,
        "names": _names(PROGRAMMES[slug], "name"),
        "regions": [
            {"code": code, "names": _names(row, "name"), "country": row["country"]}
            for code, row in REGIONS.items()
        ],
        "members": _members(slug),
        "editions": [_edition(row) for row in EDITIONS if row["programme_id"] == slug],
        "others": [_programme(other) for other in sorted(followed)],
    }


def _names(row: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return the names of a row by language."""
    return {one: row[f"{prefix}_{one}"] for one in NAMES if row[f"{prefix}_{one}"]}


def _members(slug: str) -> list[dict[str, object]]:
    """Return the members as `members_from` describes them."""
    source = ROTATIONS[slug]["members_from"]
    if source == "programmes.csv members":
        return [{"region": code} for code in PROGRAMMES[slug]["members"].split(";")]
    if source == "regions.csv near_*":
        return [
            {"region": code, "class": row["near_member"], "joined": row["near_joined"]}
            for code, row in REGIONS.items()
            if row["near_member"] != "no"
        ]
    assert source == "unknown"
    return []


def _edition(row: Mapping[str, str]) -> dict[str, object]:
    """Return one edition as its row says."""
    return {
        "year": int(row["year"]),
        "number": row["edition_no"],
        "hosts": [row["host_region_id"]] if row["host_region_id"] else [],
        "status": row["status"] or "unknown",
    }
