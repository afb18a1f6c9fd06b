"""Remember on whose clocks a timetable is planned."""

import sqlalchemy as sa
from alembic import op

revision = '680a4feea83f'
down_revision = 'd2ad8848fdb7'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('timetable_clocks',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_timetable_clocks_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_clocks'))
    )
    with op.batch_alter_table('timetable_clocks', schema=None) as batch_op:
        batch_op.create_index('uq_timetable_clocks_edition_id', ['edition_id'], unique=True)

    with op.batch_alter_table('venues', schema=None) as batch_op:
        batch_op.add_column(sa.Column('batch', sa.String(length=36), nullable=True))
