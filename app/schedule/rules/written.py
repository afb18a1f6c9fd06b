"""Problems, plans, progress and outcomes as JSON texts, and back without loss."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from app.schedule.rules.problem import (
    Activity,
    Block,
    Forum,
    Outcome,
    Placement,
    Plan,
    Problem,
    Progress,
    Requirement,
    Space,
    Track,
    Window,
)


def write(told: Problem | Progress | Outcome) -> str:
    """Return one line of JSON."""
    return json.dumps(_plain(told), separators=(",", ":"))


def write_plan(plan: Plan) -> str:
    """Return one line of JSON."""
    return json.dumps(_plain(plan), separators=(",", ":"))


def read_problem(text: str) -> Problem:
    """Read what `write` wrote."""
    raw = json.loads(text)
    told = (raw[one.name] for one in fields(Problem))
    days, spaces, activities, requirements, travel, present, forum, step = told
    return Problem(
        days=_windows(days),
        spaces=tuple(Space(**one) for one in spaces),
        activities=tuple(_activity(one) for one in activities),
        requirements=tuple(_requirement(one) for one in requirements),
        travel=_pairs(travel),
        present=_plan(present) or {},
        forum=None if forum is None else _forum(forum),
        step=step,
    )


def read_plan(text: str) -> Plan:
    """Read what `write_plan` wrote."""
    return _plan(json.loads(text)) or {}


def read_answer(text: str) -> Progress | Outcome:
    """Read what `write` wrote; only an outcome has a status."""
    raw = json.loads(text)
    raw["plan"] = _plan(raw["plan"])
    if "status" not in raw:
        return Progress(**raw)
    return Outcome(**raw | {"reason": tuple(raw["reason"])})


def _plain(value: Any) -> Any:
    """Return the same as lists and dictionaries; a table with pairs as keys becomes triples."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        if any(isinstance(key, tuple) for key in value):
            return [[*key, price] for key, price in value.items()]
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _windows(raw: list[list[int]]) -> tuple[Window, ...]:
    return tuple(Window(*one) for one in raw)


def _pairs(raw: list[list[Any]] | dict[str, Any]) -> dict[tuple[str, str], int]:
    """Read a table with pairs as keys; an empty one was written as a dictionary."""
    return {(one, other): int(price) for one, other, price in map(tuple, raw)}


def _plan(raw: dict[str, list[Any]] | None) -> dict[str, Placement] | None:
    return None if raw is None else {key: Placement(*one) for key, one in raw.items()}


def _activity(raw: dict[str, Any]) -> Activity:
    sets = {name: frozenset(raw[name]) for name in ("parties", "guests", "languages")}
    return Activity(**raw | sets | {"spaces": tuple(raw["spaces"])})


def _requirement(raw: dict[str, Any]) -> Requirement:
    lists = {name: tuple(raw[name]) for name in ("subjects", "others", "spaces")}
    return Requirement(**raw | lists | {"windows": _windows(raw["windows"])})


def _forum(raw: dict[str, Any]) -> Forum:
    tables = {name: _pairs(raw[name]) for name in raw.keys() - {"blocks", "tracks", "weights"}}
    return Forum(
        blocks=tuple(Block(**one | {"starts": tuple(one["starts"])}) for one in raw["blocks"]),
        tracks=tuple(
            Track(key=one["key"], chairs=frozenset(one["chairs"])) for one in raw["tracks"]
        ),
        weights=raw["weights"],
        **tables,
    )
