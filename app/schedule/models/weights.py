"""How much each kind of breach weighs in an edition, of what is stated by itself."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.orm import Model
from app.editions.models import Edition

HEAVIEST = 1000
# What is stated by itself, and how it counts until somebody decides: None must hold, 0 does not
# count, any other number is what each breach costs.
USUAL_WEIGHTS: Mapping[str, int | None] = MappingProxyType(
    {
        "place": 500,
        "space": None,
        "open": None,
        "suits": None,
        "within": None,
        "party": None,
        "rest": None,
        "present": None,
        "languages": None,
        "order": None,
        "same-space": 20,
        "same-day": 20,
        "unsocial": 30,
        "holiday": 5,
        "keep": 1,
    }
)


class Weight(Model):
    """How much an edition minds breaches of something that is stated by itself.

    None must hold, 0 does not count; what has no row weighs as usual.
    """

    __tablename__ = "schedule_weights"
    __table_args__ = (
        CheckConstraint(f"about IN {tuple(USUAL_WEIGHTS)}", name="about"),
        CheckConstraint(f"weight BETWEEN 0 AND {HEAVIEST}", name="weight"),
        Index("uq_schedule_weights_about", "edition_id", "about", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    about: Mapped[str] = mapped_column(String(20))
    weight: Mapped[int | None]
