"""Let teams of a delegation play at once."""

import sqlalchemy as sa
from alembic import op

revision = 'e4b7a3f05c18'
down_revision = 'c90d2f6be714'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('activities', sa.Column('teams', sa.Boolean(), server_default=sa.false(), nullable=False))
