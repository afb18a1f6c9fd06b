"""Know guardians and what they consent to."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '8f2baa5535ab'
down_revision = '936e984fb5ca'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consent_ages',
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('age', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('age BETWEEN 1 AND 21', name=op.f('ck_consent_ages_age')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_consent_ages_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_ages')),
    sa.UniqueConstraint('region_id', name=op.f('uq_consent_ages_region_id'))
    )
    op.create_table('consent_texts',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('body', orm.WordsColumn(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_consent_texts_number')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_consent_texts_edition_id_editions')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_consent_texts_made_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_texts')),
    info={'append_only': True}
    )
    with op.batch_alter_table('consent_texts', schema=None) as batch_op:
        batch_op.create_index('uq_consent_texts_number', ['edition_id', 'purpose', 'number'], unique=True)
    op.create_table('clearances',
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('given_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_clearances_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clearances')),
    sa.UniqueConstraint('participant_id', name=op.f('uq_clearances_participant_id'))
    )
    op.create_table('guardians',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('token_hash', sa.String(length=64), nullable=True),
    sa.Column('sent_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('opened_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('revoked_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_guardians_made_by_id_users')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_guardians_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guardians')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_guardians_token_hash')),
    sa.UniqueConstraint('uuid', name=op.f('uq_guardians_uuid'))
    )
    with op.batch_alter_table('guardians', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guardians_participant_id'), ['participant_id'], unique=False)
    op.create_table('consents',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('guardian_id', sa.Integer(), nullable=False),
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('text_digest', sa.String(length=64), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('answer', sa.String(length=10), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('identity', sa.String(length=20), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("answer IN ('given', 'refused', 'withdrawn')", name=op.f('ck_consents_answer')),
    sa.CheckConstraint("channel IN ('link', 'paper')", name=op.f('ck_consents_channel')),
    sa.CheckConstraint("identity IN ('mailed-link', 'telephone', 'signed-paper', 'in-person')", name=op.f('ck_consents_identity')),
    sa.ForeignKeyConstraint(['guardian_id'], ['guardians.id'], name=op.f('fk_consents_guardian_id_guardians')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_consents_participant_id_participants')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['users.id'], name=op.f('fk_consents_recorded_by_id_users')),
    sa.ForeignKeyConstraint(['text_id'], ['consent_texts.id'], name=op.f('fk_consents_text_id_consent_texts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consents')),
    sa.UniqueConstraint('uuid', name=op.f('uq_consents_uuid')),
    info={'append_only': True}
    )
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consents_guardian_id'), ['guardian_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_consents_participant_id'), ['participant_id'], unique=False)
    op.append_only("consent_texts")
    op.append_only("consents")
