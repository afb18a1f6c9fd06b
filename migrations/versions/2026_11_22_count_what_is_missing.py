"""Count what is missing."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'bd68305a98ae'
down_revision = '967d0a357801'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('standings',
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('missing', sa.Integer(), nullable=False),
    sa.Column('guarded', sa.Integer(), nullable=False),
    sa.Column('stamp', sa.String(length=32), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('guarded BETWEEN 0 AND missing', name=op.f('ck_standings_guarded')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_standings_edition_id_editions')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_standings_participant_id_participants'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standings'))
    )
    with op.batch_alter_table('standings', schema=None) as batch_op:
        batch_op.create_index('ix_standings_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('uq_standings_participant_id', ['participant_id'], unique=True)

