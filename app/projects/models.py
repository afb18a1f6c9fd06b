"""Projects with their partners, milestones, money, reports and files; items that wait."""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Area
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Programme
from app.proposals import budget
from app.proposals.models import Proposal
from app.regions.models import Region

# Of projects of the past it is often not known how they ended.
STATES = ("running", "finished", "stopped", "unknown")
# A partner proposed the project together with the region that leads it.
PARTS = ("partner", "participant")
# An item of an agenda or a session waits until the edition's timetable takes it.
ITEM_STATES = ("waiting", "placed", "dropped")


def _uuid() -> str:
    """Return an address that nobody guesses."""
    return str(uuid4())


class Project(Model):
    """What became of an accepted proposal, or a project of the past that no call is known of."""

    __tablename__ = "projects"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("ends_on >= starts_on", name="days"),
        CheckConstraint("state <> 'running' OR ended_at IS NULL", name="ended"),
        CheckConstraint("state <> 'stopped' OR reason <> ''", name="reason"),
        Index("ix_projects_programme_id", "programme_id"),
        Index("ix_projects_lead_region_id", "lead_region_id"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uuid)
    proposal_id: Mapped[int | None] = mapped_column(
        ForeignKey(Proposal.id), unique=True, default=None
    )
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    name: Mapped[Words]
    summary: Mapped[Words]
    lead_region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    # Who leads it together with the region, or alone where no region does.
    organisation: Mapped[str] = mapped_column(String(200), default="")
    # The year that the project is counted in; unknown of some of the past.
    year: Mapped[int | None] = mapped_column(default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(String(200), default="")
    place_region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    people: Mapped[int | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(String(10), default="running")
    reason: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    public: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    programme: Mapped[Programme] = relationship(lazy="raise", init=False)
    proposal: Mapped[Proposal | None] = relationship(lazy="raise", init=False)
    lead: Mapped[Region | None] = relationship(
        lazy="raise", init=False, foreign_keys=lead_region_id
    )
    place_region: Mapped[Region | None] = relationship(
        lazy="raise", init=False, foreign_keys=place_region_id
    )
    areas: Mapped[list[Area]] = relationship(
        lazy="raise", init=False, secondary="project_areas", viewonly=True, order_by=Area.position
    )
    partners: Mapped[list["Partner"]] = relationship(
        lazy="raise", init=False, order_by="Partner.id", back_populates="project"
    )
    lines: Mapped[list["ProjectLine"]] = relationship(
        lazy="raise", init=False, order_by="ProjectLine.position"
    )
    milestones: Mapped[list["Milestone"]] = relationship(
        lazy="raise",
        init=False,
        order_by="Milestone.due_on, Milestone.id",
        back_populates="project",
    )
    reports: Mapped[list["Report"]] = relationship(
        lazy="raise", init=False, order_by="Report.due_on, Report.id", back_populates="project"
    )

    __mapper_args__ = {"version_id_col": version}


class ProjectArea(Model):
    """A field of cooperation that a project is about."""

    __tablename__ = "project_areas"
    __table_args__ = (Index("uq_project_areas_area", "project_id", "area_id", unique=True),)

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)


class Partner(Model):
    """A region or an organisation that carries a project together with the one that leads it."""

    __tablename__ = "project_partners"
    __table_args__ = (
        CheckConstraint(f"part IN {PARTS}", name="part"),
        CheckConstraint("(region_id IS NULL) = (organisation <> '')", name="who"),
        Index(
            "uq_project_partners_region",
            "project_id",
            "region_id",
            unique=True,
            sqlite_where=text("region_id IS NOT NULL"),
            postgresql_where=text("region_id IS NOT NULL"),
        ),
        Index("ix_project_partners_project_id", "project_id"),
        Index("ix_project_partners_region_id", "region_id"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    organisation: Mapped[str] = mapped_column(String(200), default="")
    part: Mapped[str] = mapped_column(String(12), default="participant")
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None] = mapped_column(default=None)

    project: Mapped[Project] = relationship(lazy="raise", init=False, back_populates="partners")
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)


class ProjectLine(budget.Costs, Model):
    """A line of the budget as it was accepted: what costs something, and who pays it."""

    __tablename__ = "project_lines"
    __table_args__ = (
        *budget.checks(),
        Index("uq_project_lines_position", "project_id", "position", unique=True),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    position: Mapped[int]


class Expense(Model):
    """Money that was spent; an expense entered by mistake is struck out, not deleted."""

    __tablename__ = "expenses"
    __table_args__ = (
        *budget.checks("amount > 0"),
        Index("ix_expenses_project_id", "project_id", "spent_on"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    spent_on: Mapped[date]
    what: Mapped[str] = mapped_column(String(200))
    payer: Mapped[str] = mapped_column(String(10))
    amount: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(String(3))
    submission: Mapped[str] = mapped_column(String(36), unique=True)
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    struck_at: Mapped[datetime | None] = mapped_column(default=None)

    project: Mapped[Project] = relationship(lazy="raise", init=False)


class Milestone(Model):
    """Something that a project reaches by a day."""

    __tablename__ = "milestones"
    __table_args__ = (Index("ix_milestones_project_id", "project_id", "due_on"),)

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    name: Mapped[Words]
    due_on: Mapped[date]
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    project: Mapped[Project] = relationship(lazy="raise", init=False, back_populates="milestones")

    __mapper_args__ = {"version_id_col": version}


class Report(Model):
    """What is reported about a project by a day, in as many languages as it is written in."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_project_id", "project_id", "due_on"),
        Index(
            "ix_reports_waiting",
            "due_on",
            sqlite_where=text("handed_in_at IS NULL"),
            postgresql_where=text("handed_in_at IS NULL"),
        ),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    name: Mapped[Words]
    due_on: Mapped[date]
    text: Mapped[Words] = mapped_column(default_factory=Words)
    handed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_in_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    version: Mapped[int] = mapped_column(init=False)

    project: Mapped[Project] = relationship(lazy="raise", init=False, back_populates="reports")
    reminders: Mapped[list["ReportReminder"]] = relationship(
        lazy="raise",
        init=False,
        cascade="all, delete-orphan",
        order_by="ReportReminder.before_days.desc()",
    )

    __mapper_args__ = {"version_id_col": version}


class ReportReminder(Model):
    """A reminder some days before a report is due; it follows when that day moves."""

    __tablename__ = "report_reminders"
    __table_args__ = (
        CheckConstraint("before_days >= 0", name="before"),
        Index("uq_report_reminders_before", "report_id", "before_days", unique=True),
    )

    report_id: Mapped[int] = mapped_column(ForeignKey(Report.id), init=False)
    before_days: Mapped[int]
    # The day that it was sent for: once that moves, the reminder is due again.
    sent_for: Mapped[date | None] = mapped_column(default=None)


class ProjectPaper(Model):
    """A file of a project or of one of its reports; `public` ones are for anyone to take."""

    __tablename__ = "project_papers"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        Index("ix_project_papers_project_id", "project_id"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uuid)
    project_id: Mapped[int] = mapped_column(ForeignKey(Project.id))
    report_id: Mapped[int | None] = mapped_column(ForeignKey(Report.id), default=None)
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    public: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    project: Mapped[Project] = relationship(lazy="raise", init=False)


class AgendaItem(Model):
    """An accepted item of an agenda or session that waits in its edition for the timetable."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        CheckConstraint(f"state IN {ITEM_STATES}", name="state"),
        CheckConstraint("minutes > 0", name="minutes"),
        Index("ix_agenda_items_edition_id", "edition_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    proposal_id: Mapped[int | None] = mapped_column(
        ForeignKey(Proposal.id), unique=True, default=None
    )
    # The slug of the type of proposal that it was.
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[Words]
    summary: Mapped[Words]
    minutes: Mapped[int | None] = mapped_column(default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    made_at: Mapped[datetime]

    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
