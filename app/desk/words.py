"""How a reader's wishes in the address are read, and the headings of what sources say."""

from collections.abc import Container, Sequence
from typing import TypeVar

from flask import request

from app.core.languages import _

T = TypeVar("T")


def chosen(name: str, known: Container[str], otherwise: str) -> str:
    """Return the reader's choice from the address, where it is one that the page knows."""
    wish = request.args.get(name, otherwise)
    return wish if wish in known else otherwise


def descending(*, otherwise: bool = False) -> bool:
    """Tell whether the reader wants the list the other way round."""
    wish = request.args.get("order")
    return wish == "descending" if wish else otherwise


def paged(found: Sequence[T], most: int) -> tuple[Sequence[T], dict[str, int]]:
    """Return the page that the reader asked for, and which of how many it is."""
    pages = max(1, -(-len(found) // most))
    wish = request.args.get("page", default=1, type=int)
    page = min(max(wish, 1), pages)
    return found[(page - 1) * most : page * most], {"page": page, "of": pages}


def told(subject: str) -> str:
    """Return the heading of something that the sources say of a programme."""
    heading: str = {
        "cadence": _("How often, as the sources say"),
        "members": _("Members, as the sources say"),
        "lead": _("Who leads it"),
        "rotation": _("How hosts are found, as the sources say"),
        "participants": _("Who takes part"),
        "outputs": _("What comes of it"),
        "programme": _("What happens"),
        "seed": _("First known from"),
    }.get(subject, subject)
    return heading
