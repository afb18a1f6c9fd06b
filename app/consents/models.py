"""Guardians, the texts they are asked to agree to, and what they answered."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant

ANSWERS = ("given", "refused", "withdrawn")
CHANNELS = ("link", "paper")
IDENTITIES = ("mailed-link", "telephone", "signed-paper", "in-person")
RELATIONS = ("mother", "father", "guardian")


class ConsentAge(Model):
    """Until which age a guardian answers for people of a region, where it is not the country's."""

    __tablename__ = "consent_ages"
    __table_args__ = (CheckConstraint("age BETWEEN 1 AND 21", name="age"),)

    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), unique=True)
    age: Mapped[int]


class ConsentText(Model):
    """One version of what a guardian is asked to agree to; a new version asks again."""

    __tablename__ = "consent_texts"
    __table_args__ = (
        Index("uq_consent_texts_number", "edition_id", "purpose", "number", unique=True),
        CheckConstraint("number > 0", name="number"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    purpose: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    required: Mapped[bool]
    body: Mapped[Words]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)


class Guardian(Model):
    """Who answers for a minor; who it is stands sealed under the minor's key."""

    __tablename__ = "guardians"

    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id), index=True)
    sealed: Mapped[bytes | None]
    language: Mapped[str] = mapped_column(String(2))
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    tries: Mapped[int] = mapped_column(default=0)

    participant: Mapped[Participant] = relationship(lazy="raise", init=False)


class Consent(Model):
    """What a guardian answered to one text: evidence that nobody changes."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint(f"answer IN {ANSWERS}", name="answer"),
        CheckConstraint(f"channel IN {CHANNELS}", name="channel"),
        CheckConstraint(f"identity IN {IDENTITIES}", name="identity"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id), index=True)
    guardian_id: Mapped[int] = mapped_column(ForeignKey(Guardian.id), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey(ConsentText.id))
    text_digest: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    answer: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(10))
    identity: Mapped[str] = mapped_column(String(20))
    sealed: Mapped[bytes]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    text: Mapped[ConsentText] = relationship(lazy="raise", init=False)


append_only(cast("Table", ConsentText.__table__))
append_only(cast("Table", Consent.__table__))


class Clearance(Model):
    """A minor for whom everything required is agreed to now; follows from the consents."""

    __tablename__ = "clearances"

    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id), unique=True)
    given_at: Mapped[datetime]
