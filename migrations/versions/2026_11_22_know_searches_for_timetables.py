"""know searches for timetables."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'd2ad8848fdb7'
down_revision = 'c60a2be72497'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('solve_runs',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=6), nullable=False),
    sa.Column('state', sa.String(length=7), nullable=False),
    sa.Column('asked_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.JSON(), nullable=False),
    sa.Column('problem', sa.String(), nullable=True),
    sa.Column('before', sa.String(), nullable=True),
    sa.Column('origin', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('board_number', sa.Integer(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('spent', sa.Double(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=True),
    sa.Column('objective', sa.Integer(), nullable=True),
    sa.Column('bound', sa.Integer(), nullable=True),
    sa.Column('first', sa.Double(), nullable=True),
    sa.Column('plan', sa.String(), nullable=True),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('reason', sa.JSON(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('lease_until', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('stop_asked_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('ended_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('taken_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state IN ('waiting', 'running')) = (ended_at IS NULL)", name=op.f('ck_solve_runs_ended')),
    sa.CheckConstraint("kind IN ('solve', 'repair')", name=op.f('ck_solve_runs_kind')),
    sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'stopped', 'failed')", name=op.f('ck_solve_runs_state')),
    sa.CheckConstraint("status IN ('optimal', 'feasible', 'impossible', 'unknown')", name=op.f('ck_solve_runs_status')),
    sa.CheckConstraint('bound <= objective', name=op.f('ck_solve_runs_bound')),
    sa.CheckConstraint('seconds BETWEEN 1 AND 600', name=op.f('ck_solve_runs_seconds')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_solve_runs_edition_id_editions')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_solve_runs_made_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_solve_runs'))
    )
    with op.batch_alter_table('solve_runs', schema=None) as batch_op:
        batch_op.create_index('ix_solve_runs_edition_id', ['edition_id', 'asked_at'], unique=False)
        batch_op.create_index('ix_solve_runs_state', ['state'], unique=False)
        batch_op.create_index('ix_solve_runs_uuid', ['uuid'], unique=True)
        batch_op.create_index('uq_solve_runs_at_work', ['edition_id'], unique=True, sqlite_where=sa.text("state IN ('waiting', 'running')"), postgresql_where=sa.text("state IN ('waiting', 'running')"))
