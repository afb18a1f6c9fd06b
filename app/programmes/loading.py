"""The facts about programmes become rows: rules, members, offices, and what the sources say."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.core import facts, told
from app.core.dates import PartialDate
from app.core.words import Words
from app.programmes.models import Membership, Office, Programme, RotationRule
from app.regions.loading import FOLDER as REGIONS
from app.regions.loading import names
from app.regions.models import Region

FOLDER = Path(__file__).parent / "facts"
ROTATIONS: Mapping[str, Any] = json.loads((FOLDER / "rotations.json").read_text("utf-8"))
TOLD = ("cadence", "members", "lead", "rotation", "participants", "outputs", "programme", "seed")
OUTSIDERS = ("", "no")
BODY = "near"

Regions = Mapping[str, Region]
Values = dict[str, Any]


def load_programmes(loader: facts.Loader, regions: Regions) -> dict[str, Programme]:
    """Load the programmes with their members, rules and offices; returns them by slug."""
    found = {}
    for row in facts.read(FOLDER / "programmes.csv"):
        slug, said = row["id"], ROTATIONS["programmes"][row["id"]]
        if programme := loader.put(Programme, slug, _programme(row, said)):
            found[slug] = programme
            _load_parts(loader, programme, row, regions)
    if BODY in found:
        _load_coordinators(loader, found[BODY], regions)
    return found


def _programme(row: dict[str, str], said: Mapping[str, Any]) -> Values:
    """Return a programme's columns; texts are from the table, cadence and kind from its reading."""
    return {
        "slug": row["id"],
        "kind_slug": said["kind_slug"],
        # Where the sources have no name in a language, the project has words of its own.
        "name": Words({**names(row), **told.table().get(row["name_en"], {})}),
        "summary": Words(),
        "since": day(said.get("since")),
        "cadence": said["cadence"],
        "cadence_years": said.get("cadence_years"),
        "status": row["status"],
        "origin": row["origin"],
        "told": {key: row[key] for key in TOLD if row[key]},
        "source": row["source"],
    }


def _load_parts(
    loader: facts.Loader, programme: Programme, row: dict[str, str], regions: Regions
) -> None:
    """Load a programme's rules, members and offices."""
    said = ROTATIONS["programmes"][programme.slug]
    for place, rule in enumerate(said["rules"], start=1):
        loader.put(RotationRule, f"{programme.slug} {place}", _rule(programme, rule))
    for member in _members(said["members_from"], row):
        region = regions.get(member.pop("code"))
        if region is not None:
            values = {"programme_id": programme.id, "region_id": region.id, **member}
            loader.put(Membership, f"{programme.slug} {region.code}", values)
    for place, office in enumerate(said.get("offices", ()), start=1):
        values = _office(programme, office, regions)
        loader.put(Office, f"{programme.slug} {place}", values)


def _rule(programme: Programme, rule: Mapping[str, Any]) -> Values:
    """Return a rule's columns; its first year stands beside its terms."""
    terms = {key: value for key, value in rule.items() if key != "valid_from"}
    source = str(terms.get("source", ""))
    first = rule.get("valid_from")
    return {"programme_id": programme.id, "valid_from": first, "terms": terms, "source": source}


def _members(told_by: str, row: dict[str, str]) -> Iterable[Values]:
    """Yield the memberships that a table tells of; an unknown membership is none."""
    if told_by == "programmes.csv members":
        for place, code in enumerate(row["members"].split(";"), start=1):
            yield {"code": code, "member_class": "full", "place": place, "source": row["source"]}
    elif told_by == "regions.csv near_*":
        for region in facts.read(REGIONS / "regions.csv"):
            if region["near_member"] not in OUTSIDERS:
                yield {
                    "code": region["id"],
                    "member_class": region["near_member"],
                    "joined": day(region["near_joined"]),
                    "note": region["note"],
                    "source": region["source"],
                }


def _office(programme: Programme, office: Mapping[str, Any], regions: Regions) -> Values:
    """Return an office's columns."""
    region = regions.get(office.get("region", ""))
    return {
        "programme_id": programme.id,
        "office": office["office"],
        "region_id": region.id if region else None,
        "holder": office.get("holder", ""),
        "since": day(office.get("since")),
        "until": day(office.get("until")),
        "note": office.get("note", ""),
        "source": office.get("source", ""),
    }


def _load_coordinators(loader: facts.Loader, body: Programme, regions: Regions) -> None:
    """Load who coordinates the body's subcommittees; some are coordinated by two regions."""
    for row in facts.read(FOLDER / "near_subcommittees.csv"):
        begun, _space, more = row["since"].partition(" ")
        for code in row["coordinator_region_id"].split(";"):
            office = {
                "office": "coordinator",
                "region": code,
                "since": begun,
                "note": f"{row['no']}. {row['name_en']} {row['name_ja']} {more}".strip(),
                "source": row["source"],
            }
            values = _office(body, office, regions)
            loader.put(Office, f"{body.slug} subcommittee {row['no']} {code}", values)


def day(text: str | None) -> PartialDate | None:
    """Return a date as far as it is known; blank is unknown."""
    return PartialDate(text) if text else None
