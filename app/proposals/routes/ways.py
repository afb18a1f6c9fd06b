"""How the pages of a proposal reach each other: for who signed in, and by a co-writer's link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.proposals.models import Proposal

BY_LINK = "co_"


@dataclass(frozen=True, kw_only=True)
class Way:
    """The same pages are reached by a proposal's uuid, or by a link's secret."""

    prefix: str
    values: Mapping[str, Any]

    def to(self, name: str, **more: Any) -> str:
        """Return the address of a page or a step."""
        return url_for(f"proposals.{self.prefix}{name}", **self.values, **more)


def own_way(proposal: Proposal) -> Way:
    """Return the way of who signed in."""
    return Way(prefix="", values={"uuid": proposal.uuid})


def linked_way(token: str) -> Way:
    """Return the way of who has a link."""
    return Way(prefix=BY_LINK, values={"token": token})
