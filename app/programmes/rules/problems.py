"""What is wrong with a document: where, and a code to be said in words elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `path` such as `members[3].joined`, and what is wrong there."""

    path: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


class DocumentRefused(ValueError):
    """The document cannot be read; `problems` holds all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems in the order of the document."""
        super().__init__(", ".join(f"{one.path}: {one.code}" for one in problems))
        self.problems = problems
