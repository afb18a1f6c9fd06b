"""Know calls for proposals: areas, access codes, criteria, review phases, panels."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '96076971344a'
down_revision = 'd2f09a6b41c7'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('areas',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['areas.id'], name=op.f('fk_areas_parent_id_areas')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_areas')),
    sa.UniqueConstraint('code', name=op.f('uq_areas_code'))
    )
    op.create_table('calls',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('programme_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('type', sa.String(length=40), nullable=False),
    sa.Column('title', orm.WordsColumn(), nullable=False),
    sa.Column('text', orm.WordsColumn(), nullable=False),
    sa.Column('opens_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closes_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.Column('published_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('changed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('survey_closes_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.String(length=20), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('days_known', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('cancelled_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('next_number', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("decided_by IN ('coordinator', 'panel', 'vote')", name=op.f('ck_calls_decided_by')),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_calls_in_order')),
    sa.CheckConstraint('next_number > 0', name=op.f('ck_calls_next_number')),
    sa.CheckConstraint('survey_closes_at > closes_at', name=op.f('ck_calls_survey_after')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_calls_edition_id_editions')),
    sa.ForeignKeyConstraint(['programme_id'], ['programmes.id'], name=op.f('fk_calls_programme_id_programmes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calls')),
    sa.UniqueConstraint('uuid', name=op.f('uq_calls_uuid'))
    )
    with op.batch_alter_table('calls', schema=None) as batch_op:
        batch_op.create_index('ix_calls_closes_at', ['closes_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_calls_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_calls_programme_id'), ['programme_id'], unique=False)

    op.create_table('call_areas',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_call_areas_area_id_areas')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_call_areas_call_id_calls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_areas'))
    )
    with op.batch_alter_table('call_areas', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_call_areas_area_id'), ['area_id'], unique=False)
        batch_op.create_index('uq_call_areas_area', ['call_id', 'area_id'], unique=True)

    op.create_table('call_codes',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('most_uses', sa.Integer(), nullable=True),
    sa.Column('used', sa.Integer(), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('most_uses > 0', name=op.f('ck_call_codes_most_uses')),
    sa.CheckConstraint('used <= most_uses', name=op.f('ck_call_codes_not_used_up')),
    sa.CheckConstraint('used >= 0', name=op.f('ck_call_codes_used')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_call_codes_call_id_calls')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_call_codes_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_codes')),
    sa.UniqueConstraint('code', name=op.f('uq_call_codes_code'))
    )
    with op.batch_alter_table('call_codes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_call_codes_call_id'), ['call_id'], unique=False)

    op.create_table('criteria',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', orm.WordsColumn(), nullable=False),
    sa.Column('hint', orm.WordsColumn(), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('least', sa.Integer(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('most > least', name=op.f('ck_criteria_scale')),
    sa.CheckConstraint('weight >= 0', name=op.f('ck_criteria_weight')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_criteria_call_id_calls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criteria'))
    )
    with op.batch_alter_table('criteria', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_criteria_call_id'), ['call_id'], unique=False)

    op.create_table('panel_members',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('added_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_panel_members_call_id_calls')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_panel_members_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_members'))
    )
    with op.batch_alter_table('panel_members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_members_user_id'), ['user_id'], unique=False)
        batch_op.create_index('uq_panel_members_user', ['call_id', 'user_id'], unique=True)

    op.create_table('review_phases',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('opens_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closes_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=20), nullable=False),
    sa.Column('blind', sa.Boolean(), nullable=False),
    sa.Column('others', sa.String(length=20), nullable=False),
    sa.Column('may_decide', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("others IN ('never', 'after-own', 'always')", name=op.f('ck_review_phases_others')),
    sa.CheckConstraint("who IN ('assigned', 'all')", name=op.f('ck_review_phases_who')),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_review_phases_in_order')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_review_phases_call_id_calls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_phases'))
    )
    with op.batch_alter_table('review_phases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_phases_call_id'), ['call_id'], unique=False)
