"""What each region says about taking part in a proposal, and which reminders went out."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Call
from app.core.orm import Model
from app.proposals.models import Proposal
from app.regions.models import Region

ANSWERS = ("will", "interested", "will-not")
LONGEST_CONTRIBUTION = 500


class Intention(Model):
    """One region's answer about one proposal: will it take part, with how many and what."""

    __tablename__ = "intentions"
    __table_args__ = (
        CheckConstraint(f"answer IN {ANSWERS}", name="answer"),
        CheckConstraint("people >= 0", name="people"),
        CheckConstraint(
            "answer <> 'will-not' OR (people IS NULL AND contribution = '')", name="will_not"
        ),
        Index("uq_intentions_region", "proposal_id", "region_id", unique=True),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    answer: Mapped[str] = mapped_column(String(10))
    people: Mapped[int | None] = mapped_column(default=None)
    contribution: Mapped[str] = mapped_column(String(LONGEST_CONTRIBUTION), default="")
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    version: Mapped[int] = mapped_column(init=False)

    region: Mapped[Region] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class SurveyReminder(Model):
    """A reminder of a survey that went out, and the deadline for which it did."""

    __tablename__ = "survey_reminders"
    __table_args__ = (
        Index("uq_survey_reminders_before", "call_id", "before_minutes", unique=True),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    before_minutes: Mapped[int]
    sent_for: Mapped[datetime]
