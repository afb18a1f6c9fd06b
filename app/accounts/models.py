"""People who sign in, what they may act for, and the rows behind their sessions and links."""

from datetime import datetime
from enum import StrEnum

from flask_login import AnonymousUserMixin, UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.regions.models import Region

Scope = tuple[str, int | None, int | None, int | None]


class Role(StrEnum):
    """What a person may act as."""

    ADMINISTRATOR = "administrator"
    PROGRAMME_COORDINATOR = "programme_coordinator"
    REGION_COORDINATOR = "region_coordinator"
    REVIEWER = "reviewer"
    HOST_STAFF = "host_staff"
    CARE_STAFF = "care_staff"
    KITCHEN_STAFF = "kitchen_staff"


# Which columns name the scope of a role: the others are empty.
_SCOPES = """
    (role = 'administrator'
        AND programme_id IS NULL AND region_id IS NULL AND edition_id IS NULL)
    OR (role = 'programme_coordinator'
        AND programme_id IS NOT NULL AND region_id IS NULL AND edition_id IS NULL)
    OR (role = 'region_coordinator'
        AND programme_id IS NOT NULL AND region_id IS NOT NULL AND edition_id IS NULL)
    OR (role = 'reviewer'
        AND programme_id IS NOT NULL AND edition_id IS NULL)
    OR (role IN ('host_staff', 'care_staff', 'kitchen_staff')
        AND programme_id IS NULL AND region_id IS NULL AND edition_id IS NOT NULL)
"""


class User(UserMixin, Model):
    """A person with an account."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="en")
    password_hash: Mapped[str | None] = mapped_column(String(200), default=None)
    created_at: Mapped[datetime]

    grants: Mapped[list["Grant"]] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="and_(User.id == Grant.user_id, Grant.revoked_at.is_(None))",
    )

    @property
    def actor_id(self) -> int | None:
        """The person's id."""
        return self.id

    def holds(
        self,
        role: str,
        *,
        programme_id: int | None = None,
        region_id: int | None = None,
        edition_id: int | None = None,
    ) -> bool:
        """Tell whether the person holds the role now in exactly the scope given."""
        return any(
            grant.scope == (role, programme_id, region_id, edition_id) for grant in self.grants
        )


class Anyone(AnonymousUserMixin):
    """Whoever has not signed in."""

    actor_id = None
    language = None
    grants: tuple["Grant", ...] = ()

    def holds(self, role: str, **_scope: int | None) -> bool:
        """Hold no role."""
        del role
        return False


class Grant(Model):
    """A role that a person holds in a scope, until it is revoked."""

    __tablename__ = "grants"
    __table_args__ = (
        CheckConstraint(_SCOPES, name="scope_of_role"),
        Index(
            "uq_grants_live",
            "user_id",
            "role",
            text("coalesce(programme_id, 0)"),
            text("coalesce(region_id, 0)"),
            text("coalesce(edition_id, 0)"),
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    role: Mapped[str] = mapped_column(String(40))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id"), default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("editions.id"), default=None)
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    user: Mapped[User] = relationship(lazy="raise", foreign_keys=user_id, init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)

    @property
    def scope(self) -> Scope:
        """The role and where it holds, to compare."""
        return self.role, self.programme_id, self.region_id, self.edition_id


class SignIn(Model):
    """One session of a person on one device, until it ends; the token itself is never stored."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    agent: Mapped[str] = mapped_column(String(200), default="")

    user: Mapped[User] = relationship(lazy="raise", init=False)


class PasswordReset(Model):
    """A mailed link with which a person sets a new password, once."""

    __tablename__ = "password_resets"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)

    user: Mapped[User] = relationship(lazy="raise", init=False)


class Invitation(Model):
    """A mailed link with which a person takes up a role in a scope, once."""

    __tablename__ = "invitations"
    __table_args__ = (CheckConstraint(_SCOPES, name="scope_of_role"),)

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(254), index=True)
    role: Mapped[str] = mapped_column(String(40))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id"), default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("editions.id"), default=None)
    language: Mapped[str] = mapped_column(String(2), default="en")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    ends_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def scope(self) -> Scope:
        """The role and where it holds, to compare."""
        return self.role, self.programme_id, self.region_id, self.edition_id


class Attempt(Model):
    """How often something was tried since a moment: one row a counter."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(100), unique=True)
    since: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
