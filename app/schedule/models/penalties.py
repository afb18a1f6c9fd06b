"""What it costs that parts of a forum come together."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.orm import Model
from app.schedule.models.activities import Group
from app.schedule.models.forums import HEAVIEST_COUNT, ForumBlock, ForumPlan
from app.schedule.models.speakers import ForumTalk
from app.venues.models import Space

# What a penalty is about, and which of its columns are filled for it.
PENALTIES = {
    "track-block": ("group_id", "block_id"),
    "track-space": ("group_id", "space_id"),
    "block-space": ("block_id", "space_id"),
    "similar": ("group_id", "other_group_id"),
    "talk-block": ("talk_id", "block_id"),
    "talk-space": ("talk_id", "space_id"),
}
SUBJECTS = ("group_id", "other_group_id", "block_id", "space_id", "talk_id")


def _filled(kind: str) -> str:
    """Return in SQL that a penalty of a kind fills its columns and no others."""
    columns = PENALTIES[kind]
    filled = (f"{one} IS {'NOT ' if one in columns else ''}NULL" for one in SUBJECTS)
    return f"(kind = '{kind}' AND {' AND '.join(filled)})"


class ForumPenalty(Model):
    """What it costs that a track, block, room or talk comes together with another of these."""

    __tablename__ = "forum_penalties"
    __table_args__ = (
        CheckConstraint(" OR ".join(_filled(kind) for kind in PENALTIES), name="kind"),
        CheckConstraint(f"penalty BETWEEN 1 AND {HEAVIEST_COUNT}", name="penalty"),
        CheckConstraint("other_group_id <> group_id", name="other"),
        Index(
            "uq_forum_penalties_pair",
            "forum_id",
            "kind",
            *(text(f"coalesce({one}, 0)") for one in SUBJECTS),
            unique=True,
        ),
        *(Index(f"ix_forum_penalties_{one}", one) for one in SUBJECTS),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    kind: Mapped[str] = mapped_column(String(11))
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), default=None)
    other_group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), default=None)
    block_id: Mapped[int | None] = mapped_column(ForeignKey(ForumBlock.id), default=None)
    space_id: Mapped[int | None] = mapped_column(ForeignKey(Space.id), default=None)
    talk_id: Mapped[int | None] = mapped_column(ForeignKey(ForumTalk.id), default=None)
    penalty: Mapped[int]
