"""Mail that waits to leave: a row written in the transaction of what it tells."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, CheckConstraint, Index, String, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.orm import Model

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=30)
PATIENCE = timedelta(days=5)
LEASE = timedelta(minutes=10)
BATCH = 50
LONGEST_ERROR = 500
# A mail's files together, in letters: what a calendar of a whole edition needs, and no more.
MOST_ATTACHED = 256 * 1024


class Letter(Model):
    """One mail to one recipient, until it is sent, kept for reading, or given up."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("sent_at IS NULL OR failed_at IS NULL", name="one_end"),
        Index(
            "ix_outbox_waiting",
            "next_at",
            sqlite_where=text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND failed_at IS NULL"),
        ),
    )

    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(400))
    body: Mapped[str]
    # Small text files that go along: each has a name, a type such as text/calendar, and a text.
    attachments: Mapped[list[dict[str, str]]] = mapped_column(JSON, default_factory=list)
    language: Mapped[str] = mapped_column(String(2))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    created_at: Mapped[datetime]
    next_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    kept: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str] = mapped_column(default="")

    @property
    def state(self) -> str:
        """Where the mail is: kept, sent, failed or waiting."""
        if self.kept:
            return "kept"
        if self.sent_at:
            return "sent"
        return "failed" if self.failed_at else "waiting"


def lease(session: Session, now: datetime) -> list[Letter]:
    """Take the mails that are due, so that no other worker takes them until the lease ends."""
    due = (
        select(Letter)
        .where(
            Letter.sent_at.is_(None),
            Letter.failed_at.is_(None),
            Letter.kept.is_(False),
            Letter.next_at <= now,
            or_(Letter.lease_until.is_(None), Letter.lease_until <= now),
        )
        .order_by(Letter.next_at, Letter.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    letters = list(session.scalars(due))
    for letter in letters:
        letter.attempts += 1
        letter.lease_until = now + LEASE
    return letters


def sent(session: Session, letter: Letter, now: datetime) -> None:
    """Note that the mail server took the mail; its text, with any link, is erased."""
    _mark(session, letter, sent_at=now, body="", attachments=[], error="")


def failed(session: Session, letter: Letter, now: datetime, error: str) -> None:
    """Note that the mail will never arrive."""
    _mark(session, letter, failed_at=now, body="", attachments=[], error=error)


def postponed(session: Session, letter: Letter, now: datetime, error: str) -> None:
    """Try again later, twice as late each time up to half an hour, for five days."""
    if now - letter.created_at > PATIENCE:
        failed(session, letter, now, error)
    else:
        # Beyond ten doublings the wait is long since the longest.
        wait = FIRST_WAIT * 2 ** min(letter.attempts - 1, 10)
        _mark(session, letter, next_at=now + min(wait, LONGEST_WAIT), error=error)


def _mark(session: Session, letter: Letter, **values: object) -> None:
    """Write what became of a mail, and end its lease."""
    values["error"] = str(values["error"])[:LONGEST_ERROR]
    session.execute(update(Letter).where(Letter.id == letter.id).values(lease_until=None, **values))


def letters(session: Session, limit: int) -> list[Letter]:
    """Return the newest mails first."""
    return list(session.scalars(select(Letter).order_by(Letter.id.desc()).limit(limit)))


def letter(session: Session, number: int) -> Letter | None:
    """Return one mail."""
    return session.get(Letter, number)
