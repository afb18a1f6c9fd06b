"""Send people links to their own pages."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = "5e288adb2a06"
down_revision = "bd68305a98ae"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_links",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("sent_at", orm.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", orm.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", orm.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("why IN ('sent', 'reminded', 'asked')", name=op.f("ck_own_links_why")),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_own_links_participant_id_participants"),
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["users.id"], name=op.f("fk_own_links_sent_by_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_own_links_token_hash")),
    )
    with op.batch_alter_table("own_links", schema=None) as batch_op:
        batch_op.create_index("ix_own_links_sent", ["participant_id", "sent_at"], unique=False)
        batch_op.create_index(
            "uq_own_links_live",
            ["participant_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
