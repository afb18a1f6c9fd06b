"""Facts from files become rows, again and again, without touching what people changed since.

Each loaded row is remembered with the values that the file gave it. A field is only overwritten
while it still holds what was loaded; a row that somebody removed stays removed.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import JSON, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.orm import Model

M = TypeVar("M", bound=Model)


class Fact(Model):
    """What a file said of one row when it was last loaded."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("subject", "name"),)

    subject: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    row_id: Mapped[int]
    said: Mapped[dict[str, Any]] = mapped_column(JSON)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that a load did or left alone: added, changed, kept or gone."""

    what: str
    name: str
    field: str = ""
    before: object = None
    after: object = None


@dataclass
class Report:
    """What a load did, in order; `same` counts rows that already stood as the file has them."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0

    def count(self, what: str) -> int:
        """Return how many changes of a sort there are."""
        return sum(change.what == what for change in self.changes)


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file of facts; blank means unknown."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, str) else value


class Loader:
    """Puts facts into the tables of one session and reports what it did."""

    def __init__(self, session: Session, report: Report) -> None:
        """Write through the session, add to the report."""
        self.session = session
        self.report = report
        self._facts: dict[str, dict[str, Fact]] = {}
        self._rows: dict[str, dict[int, Model]] = {}

    def put(self, model: type[M], name: str, values: Mapping[str, Any]) -> M | None:
        """Make the row say what the file says; returns None for a row that people removed."""
        subject = model.__tablename__
        fact = self._known(model).get(name)
        if fact is None:
            return self._add(model, name, values)
        row = self._rows[subject].get(fact.row_id)
        if row is None:
            self.report.changes.append(Change(what="gone", name=f"{subject} {name}"))
            return None
        assert isinstance(row, model)
        self._renew(row, fact, values)
        return row

    def once(
        self, model: type[M], name: str, values: Mapping[str, Any], besides: Mapping[str, Any]
    ) -> None:
        """Add a row to a table that nobody may change; what the file says later is only reported.

        `besides` are values that no file knows, such as the moment.
        """
        fact = self._known(model).get(name)
        said = {key: plain(value) for key, value in values.items()}
        if fact is None:
            row = self._add(model, name, {**values, **besides})
            self._facts[row.__tablename__][name].said = said
        elif fact.said == said:
            self.report.same += 1
        else:
            changes = [key for key in said if fact.said.get(key) != said[key]]
            self._report_kept(fact, changes, said)

    def _report_kept(self, fact: Fact, keys: list[str], said: dict[str, Any]) -> None:
        """Report fields that the file says differently but that stay."""
        name = f"{fact.subject} {fact.name}"
        self.report.changes += [
            Change(what="kept", name=name, field=key, before=fact.said.get(key), after=said[key])
            for key in keys
        ]

    def _known(self, model: type[M]) -> dict[str, Fact]:
        """Return what was loaded into a table before, reading it and its rows once."""
        subject = model.__tablename__
        if subject not in self._facts:
            facts = self.session.scalars(select(Fact).where(Fact.subject == subject))
            self._facts[subject] = {fact.name: fact for fact in facts}
            self._rows[subject] = {row.id: row for row in self.session.scalars(select(model))}
        return self._facts[subject]

    def _add(self, model: type[M], name: str, values: Mapping[str, Any]) -> M:
        """Add a row that was never loaded."""
        row = model(**values)
        self.session.add(row)
        self.session.flush()
        said = {key: plain(value) for key, value in values.items()}
        fact = Fact(subject=model.__tablename__, name=name, row_id=row.id, said=said)
        self.session.add(fact)
        self._facts[fact.subject][name] = fact
        self._rows[fact.subject][row.id] = row
        self.report.changes.append(Change(what="added", name=f"{fact.subject} {name}"))
        return row

    def _renew(self, row: Model, fact: Fact, values: Mapping[str, Any]) -> None:
        """Change the fields that still hold what the file said before."""
        before = len(self.report.changes)
        for key, value in values.items():
            self._renew_field(row, fact, key, value)
        said = {key: plain(value) for key, value in values.items()}
        if said != fact.said:
            fact.said = said
        self.report.same += len(self.report.changes) == before

    def _renew_field(self, row: Model, fact: Fact, key: str, value: Any) -> None:
        """Change one field, or leave it as people set it."""
        stands, new, said = plain(getattr(row, key)), plain(value), fact.said.get(key)
        if stands == new:
            return
        untouched = stands == said
        if untouched:
            setattr(row, key, value)
        self.report.changes.append(
            Change(
                what="changed" if untouched else "kept",
                name=f"{fact.subject} {fact.name}",
                field=key,
                before=stands,
                after=new,
            )
        )
