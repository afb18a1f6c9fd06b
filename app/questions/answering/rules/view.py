"""What a person asks of the matrix of missing answers: the part and the order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Self

from app.questions.models import STAGES

PER_PAGE = 50
SORTS = ("name", "delegation", "role", "missing")
ONLY = ("everyone", "missing", "waits", "done")
_LONGEST = 200
_MOST_FIGURES = 5


@dataclass(frozen=True, kw_only=True)
class View:
    """A part of the matrix as it stands in a page's address; of one region's people or of all."""

    region_id: int | None = None
    typed: str = ""
    only: str = "everyone"
    role: str = ""
    stage: str = ""
    sort: str = "name"
    descending: bool = False
    page: int = 1

    @classmethod
    def asked(cls, arguments: Mapping[str, str], region_id: int | None) -> Self:
        """Read an address; what it says wrongly counts as not said."""
        page = arguments.get("page", "")
        return cls(
            region_id=region_id,
            typed=arguments.get("q", "")[:_LONGEST],
            only=_one_of(ONLY, arguments.get("only", "")),
            role=arguments.get("role", "")[:_LONGEST],
            stage=arguments.get("stage", "") if arguments.get("stage") in STAGES else "",
            sort=_one_of(SORTS, arguments.get("sort", "")),
            descending=arguments.get("order") == "descending",
            page=max(1, int(page)) if page.isdecimal() and len(page) <= _MOST_FIGURES else 1,
        )

    def pages(self, count: int) -> int:
        """Return how many pages that many people fill; at least one."""
        return max(1, ceil(count / PER_PAGE))

    def within(self, count: int) -> Self:
        """Return the same view on its last page, where the page asked for lies beyond it."""
        return replace(self, page=min(self.page, self.pages(count)))

    def address(self) -> dict[str, str]:
        """Return the arguments that lead to this part and order again."""
        said = {
            "q": self.typed,
            "only": self.only if self.only != ONLY[0] else "",
            "role": self.role,
            "stage": self.stage,
            "sort": self.sort if self.sort != SORTS[0] else "",
            "order": "descending" if self.descending else "",
        }
        return {name: value for name, value in said.items() if value}


def _one_of(known: tuple[str, ...], said: str) -> str:
    """Return what was said if it is known, else the first that is."""
    return said if said in known else known[0]
