"""Attach files to mails."""

from alembic import op

revision = 'a7d3c95e1b04'
down_revision = 'c4f1d0b7a2e9'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A batch would copy the table and its index of what waits.
    op.execute("ALTER TABLE outbox ADD COLUMN attachments JSON NOT NULL DEFAULT '[]'")
