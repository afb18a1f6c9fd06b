"""Calls for proposals with their areas, access codes, criteria, review phases and panel."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.type import ProposalType, proposal_type
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

# Who decides: the programme's coordinator, a panel of people, or a vote of the members.
DECIDERS = ("coordinator", "panel", "vote")
# Who reviews in a phase: those to whom proposals are assigned, or every reviewer everything.
REVIEWING = ("assigned", "all")
# When a reviewer sees the reviews of others: never, after saving the own one, or always.
OTHERS = ("never", "after-own", "always")


class Area(Model):
    """A field of cooperation; some stand under another."""

    __tablename__ = "areas"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[Words]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"), default=None)
    position: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = mapped_column(default="")


class Call(Model):
    """A call for proposals of one type, in a programme or for one of its editions.

    Of calls of the past often only the year is known: then `days_known` is false, and the moments
    are the ends of that year.
    """

    __tablename__ = "calls"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="in_order"),
        CheckConstraint("survey_closes_at > closes_at", name="survey_after"),
        CheckConstraint(f"decided_by IN {DECIDERS}", name="decided_by"),
        CheckConstraint("next_number > 0", name="next_number"),
        Index("ix_calls_closes_at", "closes_at"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=lambda: str(uuid4()))
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey(Edition.id), default=None, index=True)
    type_slug: Mapped[str] = mapped_column("type", String(40))
    title: Mapped[Words]
    text: Mapped[Words]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40))
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    # When something that readers see changed last, from the publication on.
    changed_at: Mapped[datetime | None] = mapped_column(default=None)
    survey_closes_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(String(20), default="coordinator")
    year: Mapped[int]
    days_known: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    # Why it was cancelled.
    reason: Mapped[str] = mapped_column(default="")
    # The number that the next proposal gets when it is submitted first.
    next_number: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(init=False)

    programme: Mapped[Programme] = relationship(lazy="raise", init=False)
    edition: Mapped[Edition | None] = relationship(lazy="raise", init=False)
    areas: Mapped[list[Area]] = relationship(
        lazy="raise", init=False, secondary="call_areas", viewonly=True, order_by=Area.position
    )
    criteria: Mapped[list["Criterion"]] = relationship(
        lazy="raise", init=False, order_by="Criterion.position, Criterion.id"
    )
    phases: Mapped[list["ReviewPhase"]] = relationship(
        lazy="raise", init=False, order_by="ReviewPhase.opens_at, ReviewPhase.id"
    )
    panel: Mapped[list["PanelMember"]] = relationship(
        lazy="raise", init=False, order_by="PanelMember.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def type(self) -> ProposalType:
        """What type of proposal it calls for."""
        return proposal_type(self.type_slug)


class CallArea(Model):
    """An area that a call is about; a call without any is about all."""

    __tablename__ = "call_areas"
    __table_args__ = (Index("uq_call_areas_area", "call_id", "area_id", unique=True),)

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)


class CallCode(Model):
    """A code with which somebody may propose before the opening or after the deadline."""

    __tablename__ = "call_codes"
    __table_args__ = (
        CheckConstraint("used >= 0", name="used"),
        CheckConstraint("most_uses > 0", name="most_uses"),
        CheckConstraint("used <= most_uses", name="not_used_up"),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    note: Mapped[str] = mapped_column(String(200), default="")
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    most_uses: Mapped[int | None] = mapped_column(default=None)
    used: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)

    call: Mapped[Call] = relationship(lazy="raise", init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)


class Criterion(Model):
    """What reviewers score, from `least` to `most`; of weight 0 it is shown and not counted."""

    __tablename__ = "criteria"
    __table_args__ = (
        CheckConstraint("weight >= 0", name="weight"),
        CheckConstraint("most > least", name="scale"),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id), index=True)
    position: Mapped[int]
    label: Mapped[Words]
    hint: Mapped[Words]
    weight: Mapped[int] = mapped_column(default=1)
    least: Mapped[int] = mapped_column(default=0)
    most: Mapped[int] = mapped_column(default=5)

    call: Mapped[Call] = relationship(lazy="raise", init=False, overlaps="criteria")


class ReviewPhase(Model):
    """A time in which reviewers review: who, blind or not, what they see, whether it decides."""

    __tablename__ = "review_phases"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="in_order"),
        CheckConstraint(f"who IN {REVIEWING}", name="who"),
        CheckConstraint(f"others IN {OTHERS}", name="others"),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id), index=True)
    name: Mapped[Words]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(20), default="assigned")
    blind: Mapped[bool] = mapped_column(default=False)
    others: Mapped[str] = mapped_column(String(20), default="after-own")
    may_decide: Mapped[bool] = mapped_column(default=False)

    call: Mapped[Call] = relationship(lazy="raise", init=False, overlaps="phases")


class PanelMember(Model):
    """A person of the panel that decides about a call's proposals."""

    __tablename__ = "panel_members"
    __table_args__ = (Index("uq_panel_members_user", "call_id", "user_id", unique=True),)

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    added_at: Mapped[datetime]

    call: Mapped[Call] = relationship(lazy="raise", init=False, overlaps="panel")
    user: Mapped[User] = relationship(lazy="raise", init=False)
