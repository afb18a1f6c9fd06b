"""Keep data for its time."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '967d0a357801'
down_revision = 'c0b751b38029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('retention_runs',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('began_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_retention_runs')),
    sa.UniqueConstraint('day', name=op.f('uq_retention_runs_day'))
    )
    op.create_table('retention_rules',
    sa.Column('programme_id', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('field_class', sa.String(length=10), nullable=False),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("days IS NOT NULL OR (field_class = 'name' AND programme_id IS NOT NULL)", name=op.f('ck_retention_rules_kept')),
    sa.CheckConstraint("field_class IN ('name', 'contact', 'birth', 'passport', 'medical', 'guardian', 'open')", name=op.f('ck_retention_rules_field_class')),
    sa.CheckConstraint('(programme_id IS NULL) <> (region_id IS NULL)', name=op.f('ck_retention_rules_whose')),
    sa.CheckConstraint('days >= 0', name=op.f('ck_retention_rules_days')),
    sa.ForeignKeyConstraint(['programme_id'], ['programmes.id'], name=op.f('fk_retention_rules_programme_id_programmes')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_retention_rules_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_retention_rules'))
    )
    with op.batch_alter_table('retention_rules', schema=None) as batch_op:
        batch_op.create_index('uq_retention_rules_programme', ['programme_id', 'field_class'], unique=True)
        batch_op.create_index('uq_retention_rules_region', ['region_id', 'field_class'], unique=True)

    with op.batch_alter_table('participants', schema=None) as batch_op:
        batch_op.add_column(sa.Column('name_purged_at', orm.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('contact_purged_at', orm.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('birth_purged_at', orm.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('erased_at', orm.UtcDateTime(timezone=True), nullable=True))

    with op.batch_alter_table('person_keys', schema=None) as batch_op:
        batch_op.add_column(sa.Column('erased_at', orm.UtcDateTime(timezone=True), nullable=True))
