"""Give each person a key and note who looks."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '1cf8b6feded4'
down_revision = 'c4d81f60a7b2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('looks',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.Column('field_class', sa.String(length=10), nullable=False),
    sa.Column('what', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['users.id'], name=op.f('fk_looks_actor_id_users')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_looks_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_looks')),
    sa.UniqueConstraint('uuid', name=op.f('uq_looks_uuid')),
    info={'append_only': True}
    )
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_looks_participant_id'), ['participant_id'], unique=False)

    op.create_table('person_keys',
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=True),
    sa.Column('wrapped_by', sa.String(length=40), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('destroyed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(destroyed_at IS NULL) = (wrapped IS NOT NULL)', name=op.f('ck_person_keys_destroyed')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_keys')),
    sa.UniqueConstraint('participant_id', name=op.f('uq_person_keys_participant_id'))
    )
    with op.batch_alter_table('person_keys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_keys_wrapped_by'), ['wrapped_by'], unique=False)

    op.append_only("looks")
