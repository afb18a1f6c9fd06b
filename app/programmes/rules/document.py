"""A programme as one JSON document: read strictly, written back exactly."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.programmes.rules.facts import Programme, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a document: where, what (a code), and what to say of it."""

    path: str
    code: str
    params: Mapping[str, str | int]


class DocumentRefused(ValueError):
    """The document cannot be read; `problems` says why, each with its path."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems, to be said in words elsewhere."""
        super().__init__(", ".join(f"{problem.path}: {problem.code}" for problem in problems))
        self.problems = problems


def parse(document: object) -> Programme:
    """Read a decoded JSON document; raises DocumentRefused with every problem found."""
    raise NotImplementedError


def dump(facts: Programme) -> dict[str, object]:
    """Write a programme as a document that `parse` reads back to the same facts."""
    raise NotImplementedError


def parse_rule(terms: object, valid_from: int | None) -> Rule:
    """Read one rule's part of a document, as stored beside its first year; raises DocumentRefused."""
    raise NotImplementedError


def dump_rule(rule: Rule) -> dict[str, object]:
    """Write one rule without its first year, which is stored beside it."""
    raise NotImplementedError
