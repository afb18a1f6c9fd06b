"""What a person asks of a roster: the part, the order and the columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Self

PER_PAGE = 100
GROUPS = ("everyone", "delegation", "role")
SORTS = ("name", "delegation", "role", "age", "entered")
COLUMNS = ("latin", "kana", "delegation", "role", "age", "entered", "birth_date", "mail")
USUAL = frozenset({"latin", "kana", "delegation", "role", "age"})
# The field classes that hosts do not see; everything else is the roster's purpose.
PERSONAL = frozenset({"birth_date", "mail"})
SHOW = "show-"


@dataclass(frozen=True, kw_only=True)
class View:
    """A part of a roster as it stands in a page's address."""

    typed: str = ""
    delegation: str = ""
    role: str = ""
    group: str = "everyone"
    sort: str = "name"
    descending: bool = False
    page: int = 1
    columns: tuple[str, ...] = ()
    # Whether minors whose guardian has not consented are named: to the coordinator, not to hosts.
    names_all: bool = False

    @classmethod
    def asked(
        cls, arguments: Mapping[str, str], offered: tuple[str, ...], *, names_all: bool = False
    ) -> Self:
        """Read an address; what it says wrongly counts as not said."""
        chosen = [column for column in offered if SHOW + column in arguments]
        page = arguments.get("page", "")
        return cls(
            typed=arguments.get("q", "")[:200],
            delegation=arguments.get("delegation", ""),
            role=arguments.get("role", ""),
            group=_one_of(GROUPS, arguments.get("by", "")),
            sort=_one_of(SORTS, arguments.get("sort", "")),
            descending=arguments.get("order") == "descending",
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,  # noqa: PLR2004  (100,000 pages)
            columns=tuple(chosen) or tuple(column for column in offered if column in USUAL),
            names_all=names_all,
        )

    @property
    def words(self) -> list[str]:
        """The words that must all be found."""
        return self.typed.split()

    @property
    def narrowed(self) -> bool:
        """Whether only a part of the roster is asked for."""
        return bool(self.words or self.delegation or self.role)

    def pages(self, count: int) -> int:
        """Return how many pages that many people fill; at least one."""
        return max(1, ceil(count / PER_PAGE))

    def within(self, count: int) -> Self:
        """Return the same view on its last page, where the page asked for lies beyond it."""
        return replace(self, page=min(self.page, self.pages(count)))

    def address(self) -> dict[str, str]:
        """Return the arguments that lead to this view's part, order and columns again."""
        said = {
            "q": self.typed,
            "delegation": self.delegation,
            "role": self.role,
            "by": self.group if self.group != GROUPS[0] else "",
            "sort": self.sort if self.sort != SORTS[0] else "",
            "order": "descending" if self.descending else "",
        }
        shown = {SHOW + column: "1" for column in self.columns}
        return {name: value for name, value in (said | shown).items() if value}


def columns_for(*, personal: bool, answers: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the columns that a reader may choose from; `answers` are those of questions."""
    own = (column for column in COLUMNS if personal or column not in PERSONAL)
    return (*own, *answers)


def _one_of(known: tuple[str, ...], said: str) -> str:
    """Return what was said if it is known, else the first that is."""
    return said if said in known else known[0]
