"""What the draft breaks, in words, before it is released."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.db import session
from app.editions.models import Edition
from app.schedule.queries.warnings import warnings


@dataclass(frozen=True, kw_only=True)
class Warned:
    """Sentences about what is broken: requirements and wishes."""

    hard_words: Sequence[str]
    soft_words: Sequence[str]

    @property
    def hard(self) -> int:
        """How many requirements are broken."""
        return len(self.hard_words)

    @property
    def soft(self) -> int:
        """How many wishes are not fulfilled."""
        return len(self.soft_words)


def warned(edition: Edition) -> Warned:
    """Return what the draft of an edition breaks, the heaviest first."""
    # What waits at the side is listed by itself.
    found = [one for one in warnings(session(), edition) if one.about != "place"]
    return Warned(
        hard_words=[one.sentence for one in found if one.hard],
        soft_words=[one.sentence for one in found if not one.hard],
    )
