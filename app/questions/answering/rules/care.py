"""What carers ask of the list of those who have something recorded: the part and the order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

SORTS = ("name", "delegation", "role")
_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the list as it stands in a page's address."""

    typed: str = ""
    sort: str = "name"
    descending: bool = False

    @classmethod
    def asked(cls, arguments: Mapping[str, str]) -> Self:
        """Read an address; what it says wrongly counts as not said."""
        sort = arguments.get("sort", "")
        return cls(
            typed=arguments.get("q", "")[:_LONGEST],
            sort=sort if sort in SORTS else SORTS[0],
            descending=arguments.get("order") == "descending",
        )

    def address(self) -> dict[str, str]:
        """Return the arguments that lead to this part again."""
        said = {
            "q": self.typed,
            "sort": self.sort if self.sort != SORTS[0] else "",
            "order": "descending" if self.descending else "",
        }
        return {name: value for name, value in said.items() if value}
