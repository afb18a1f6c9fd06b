"""What a type of proposal is: its fields, who may propose it, and what acceptance makes of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from flask_babel import LazyString
from sqlalchemy.orm import Session

from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Programme

FieldKind = Literal["text", "long-text", "number", "day", "choice"]
# Who may propose: regions that are full members, any region that is a member, and organisations
# that propose together with a region.
Proposer = Literal["member", "region", "organisation"]
# Parts that a draft has besides title, summary, areas and fields.
Part = Literal["dates", "place", "people", "budget", "parties"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a type asks: `most` bounds a text's letters or a number's size.

    `tells_who` says that an answer shows who proposes: reviewers in a blind phase do not see it.
    """

    identifier: str
    label: LazyString
    hint: LazyString | str = ""
    kind: FieldKind = "text"
    required: bool = False
    choices: tuple[tuple[str, LazyString], ...] = ()
    most: int = 200
    tells_who: bool = False


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """What whoever makes something of an accepted proposal needs besides the proposal itself.

    `title` is the call's, `values` are the proposal's answers by field, `at` is the moment of the
    release (UTC).
    """

    programme: Programme
    edition: Edition | None
    title: Words
    values: Mapping[str, str]
    at: datetime


# The proposal stands on a floor above: whoever installs a type knows it.
Creates = Callable[[Session, int | None, Any, Accepted], str]


@dataclass(frozen=True, kw_only=True)
class ProposalType:
    """One type of proposal: everything that the rest of the application may ask about it.

    `creates(session, actor_id, proposal, accepted)` makes what acceptance leads to and returns the
    path of its page; `made_label` says what that is. With `wants_edition` a call of this type must
    be for an edition. `public` says whether an accepted proposal is shown to anyone.
    """

    slug: str
    label: LazyString
    summary: LazyString
    fields: tuple[Field, ...]
    proposers: frozenset[Proposer]
    asks: frozenset[Part]
    made_label: LazyString
    creates: Creates
    once_per_region: bool = False
    wants_edition: bool = False
    public: bool = True

    def field(self, identifier: str) -> Field | None:
        """Return the field of a name, if the type still has it."""
        return next((one for one in self.fields if one.identifier == identifier), None)


_types: dict[str, ProposalType] = {}


def install(types: Iterable[ProposalType]) -> None:
    """Make the types known; called once, by the application factory."""
    _types.clear()
    _types.update({one.slug: one for one in types})


def proposal_type(slug: str) -> ProposalType:
    """Return the type with that slug."""
    return _types[slug]


def proposal_types() -> tuple[ProposalType, ...]:
    """Return all types in the order in which they are offered."""
    return tuple(_types.values())
