"""Know forms that were sent twice."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'c90d2f6be714'
down_revision = '8818280ef8fd'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('answered_forms',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('location', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answered_forms'))
    )
    with op.batch_alter_table('answered_forms', schema=None) as batch_op:
        batch_op.create_index('ix_answered_forms_at', ['at'], unique=False)
        batch_op.create_index('uq_answered_forms_digest', ['digest'], unique=True)
