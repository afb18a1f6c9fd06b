"""The table of permissions, which people read and this test obeys."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask

from tests.matrix.world import ACTORS

FILE = Path(__file__).parent.parent.parent / "docs" / "permissions.csv"
CELLS = frozenset({"yes", "sign-in", "no"})
WITHOUT_ROW = frozenset({"static"})


@dataclass(frozen=True)
class Row:
    """What one method of one route answers each actor."""

    endpoint: str
    method: str
    cells: dict[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """The route and the method."""
        return self.endpoint, self.method


def rows() -> list[Row]:
    """Read the table."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Row(line["endpoint"], line["method"], {actor: line[actor] for actor in ACTORS})
            for line in csv.DictReader(file)
        ]


@cache
def let_in(endpoint: str) -> tuple[str, ...]:
    """Return who may see the page of a route."""
    return tuple(
        actor
        for row in rows()
        if row.key == (endpoint, "GET")
        for actor, cell in row.cells.items()
        if cell == "yes"
    )


def routes(app: Flask) -> set[tuple[str, str]]:
    """Return every route and method of the application; HEAD and OPTIONS obey GET's rule."""
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint not in WITHOUT_ROW
    }
