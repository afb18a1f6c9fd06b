"""Keep what is announced beside a search."""

import sqlalchemy as sa
from alembic import op

revision = 'a41c7be09d52'
down_revision = '680a4feea83f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('solve_runs', schema=None) as batch_op:
        batch_op.add_column(sa.Column('announced', sa.String(), nullable=True))
