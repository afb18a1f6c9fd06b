"""Know stages, numbers announced and requests."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '936e984fb5ca'
down_revision = 'ee363293f64e'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('announcements',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('sex', sa.String(length=6), nullable=True),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('announced_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('announced_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("sex IN ('female', 'male', 'other')", name=op.f('ck_announcements_sex')),
    sa.CheckConstraint('people >= 0', name=op.f('ck_announcements_people')),
    sa.ForeignKeyConstraint(['announced_by_id'], ['users.id'], name=op.f('fk_announcements_announced_by_id_users')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_announcements_edition_id_editions')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_announcements_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_announcements'))
    )
    with op.batch_alter_table('announcements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_announcements_region_id'), ['region_id'], unique=False)
    op.create_table('stages',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('deadline', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('after', sa.String(length=10), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("after IN ('locked', 'request')", name=op.f('ck_stages_after')),
    sa.CheckConstraint("kind IN ('number', 'names', 'documents')", name=op.f('ck_stages_kind')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_stages_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stages'))
    )
    with op.batch_alter_table('stages', schema=None) as batch_op:
        batch_op.create_index('ix_stages_deadline', ['deadline'], unique=False)
        batch_op.create_index('uq_stages_kind', ['edition_id', 'kind'], unique=True)
    op.create_table('stage_reminders',
    sa.Column('stage_id', sa.Integer(), nullable=False),
    sa.Column('before_minutes', sa.Integer(), nullable=False),
    sa.Column('sent_for', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('before_minutes > 0', name=op.f('ck_stage_reminders_before')),
    sa.ForeignKeyConstraint(['stage_id'], ['stages.id'], name=op.f('fk_stage_reminders_stage_id_stages')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_reminders'))
    )
    with op.batch_alter_table('stage_reminders', schema=None) as batch_op:
        batch_op.create_index('uq_stage_reminders_before', ['stage_id', 'before_minutes'], unique=True)
    op.create_table('requests',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(length=10), nullable=False),
    sa.Column('proposed', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('submission', sa.String(length=36), nullable=False),
    sa.Column('asked_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('answered_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'open') = (answered_at IS NULL)", name=op.f('ck_requests_answered')),
    sa.CheckConstraint("(what IN ('enter', 'number') AND participant_id IS NULL) OR (what IN ('change', 'withdraw') AND participant_id IS NOT NULL) OR what = 'above'", name=op.f('ck_requests_about')),
    sa.CheckConstraint("state IN ('open', 'accepted', 'declined', 'taken-back')", name=op.f('ck_requests_state')),
    sa.CheckConstraint("what IN ('enter', 'change', 'withdraw', 'above', 'number')", name=op.f('ck_requests_what')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_requests_answered_by_id_users')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_requests_asked_by_id_users')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_requests_edition_id_editions')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_requests_participant_id_participants')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_requests_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_requests')),
    sa.UniqueConstraint('submission', name=op.f('uq_requests_submission'))
    )
    with op.batch_alter_table('requests', schema=None) as batch_op:
        batch_op.create_index('ix_requests_participant_id', ['participant_id'], unique=False)
        batch_op.create_index('ix_requests_queue', ['edition_id', 'state', 'asked_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_requests_region_id'), ['region_id'], unique=False)
        batch_op.create_index('uq_requests_open', ['participant_id', 'what'], unique=True, sqlite_where=sa.text("state = 'open' AND participant_id IS NOT NULL"), postgresql_where=sa.text("state = 'open' AND participant_id IS NOT NULL"))
        batch_op.create_index('uq_requests_open_number', ['edition_id', 'region_id'], unique=True, sqlite_where=sa.text("state = 'open' AND what = 'number'"), postgresql_where=sa.text("state = 'open' AND what = 'number'"))
    op.create_index('uq_announcements_what', 'announcements', ['edition_id', 'region_id', 'role', sa.literal_column("coalesce(sex, '')")], unique=True)
