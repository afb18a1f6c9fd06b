"""Know what regions intend, and votes with their electors and sealed ballots."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'ef473815b426'
down_revision = '096763e8331c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('voting_pauses',
    sa.Column('programme_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('why', sa.String(length=10), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("why IN ('fees', 'other')", name=op.f('ck_voting_pauses_why')),
    sa.CheckConstraint('until > since', name=op.f('ck_voting_pauses_days')),
    sa.ForeignKeyConstraint(['programme_id'], ['programmes.id'], name=op.f('fk_voting_pauses_programme_id_programmes')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_voting_pauses_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voting_pauses'))
    )
    with op.batch_alter_table('voting_pauses', schema=None) as batch_op:
        batch_op.create_index('ix_voting_pauses_region', ['programme_id', 'region_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_voting_pauses_region_id'), ['region_id'], unique=False)

    op.create_table('polls',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('method', sa.String(length=10), nullable=False),
    sa.Column('secret', sa.Boolean(), nullable=False),
    sa.Column('opens_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('closes_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.Column('quorum', sa.Integer(), nullable=False),
    sa.Column('majority', sa.String(length=10), nullable=False),
    sa.Column('showing', sa.String(length=10), nullable=False),
    sa.Column('opened_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('rights_on', sa.Date(), nullable=True),
    sa.Column('reminded_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('cancelled_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('counted_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('shown_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('result', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("majority IN ('simple', 'two-thirds')", name=op.f('ck_polls_majority')),
    sa.CheckConstraint("method IN ('each', 'one-of')", name=op.f('ck_polls_method')),
    sa.CheckConstraint("showing IN ('at-once', 'by-hand')", name=op.f('ck_polls_showing')),
    sa.CheckConstraint('(counted_at IS NULL) = (result IS NULL)', name=op.f('ck_polls_counted')),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_polls_in_order')),
    sa.CheckConstraint('counted_at IS NULL OR cancelled_at IS NULL', name=op.f('ck_polls_ended_once')),
    sa.CheckConstraint('counted_at IS NULL OR opened_at IS NOT NULL', name=op.f('ck_polls_opened')),
    sa.CheckConstraint('quorum BETWEEN 0 AND 100', name=op.f('ck_polls_quorum')),
    sa.CheckConstraint('shown_at IS NULL OR counted_at IS NOT NULL', name=op.f('ck_polls_shown')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_polls_call_id_calls')),
    sa.ForeignKeyConstraint(['opened_by_id'], ['users.id'], name=op.f('fk_polls_opened_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_polls')),
    sa.UniqueConstraint('id', 'secret', name='uq_polls_secret')
    )
    with op.batch_alter_table('polls', schema=None) as batch_op:
        batch_op.create_index('ix_polls_closes_at', ['closes_at'], unique=False)
        batch_op.create_index('uq_polls_number', ['call_id', 'number'], unique=True)

    op.create_table('survey_reminders',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('before_minutes', sa.Integer(), nullable=False),
    sa.Column('sent_for', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_survey_reminders_call_id_calls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_reminders'))
    )
    with op.batch_alter_table('survey_reminders', schema=None) as batch_op:
        batch_op.create_index('uq_survey_reminders_before', ['call_id', 'before_minutes'], unique=True)

    op.create_table('ballots',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('poll_id', sa.Integer(), nullable=False),
    sa.Column('secret', sa.Boolean(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('choices', sa.JSON(none_as_null=True), nullable=True),
    sa.CheckConstraint('(sealed IS NULL) <> (choices IS NULL)', name=op.f('ck_ballots_sealed_or_counted')),
    sa.CheckConstraint('secret = (region_id IS NULL)', name=op.f('ck_ballots_secret')),
    sa.ForeignKeyConstraint(['poll_id', 'secret'], ['polls.id', 'polls.secret'], name='fk_ballots_poll'),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_ballots_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballots')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('ballots', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballots_region_id'), ['region_id'], unique=False)
        batch_op.create_index('uq_ballots_region', ['poll_id', 'region_id'], unique=True)

    op.create_table('electors',
    sa.Column('poll_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('entitled', sa.Boolean(), nullable=False),
    sa.Column('why', sa.String(length=10), nullable=False),
    sa.Column('ballots', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("entitled = (why = 'entitled')", name=op.f('ck_electors_entitled')),
    sa.CheckConstraint('ballots IN (0, 1)', name=op.f('ck_electors_one_vote')),
    sa.CheckConstraint('entitled OR ballots = 0', name=op.f('ck_electors_with_a_vote')),
    sa.ForeignKeyConstraint(['poll_id'], ['polls.id'], name=op.f('fk_electors_poll_id_polls')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_electors_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_electors'))
    )
    with op.batch_alter_table('electors', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_electors_region_id'), ['region_id'], unique=False)
        batch_op.create_index('uq_electors_region', ['poll_id', 'region_id'], unique=True)

    op.create_table('poll_keys',
    sa.Column('poll_id', sa.Integer(), nullable=False),
    sa.Column('wrapped', sa.LargeBinary(), nullable=False),
    sa.Column('wrapped_by', sa.String(length=40), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['poll_id'], ['polls.id'], name=op.f('fk_poll_keys_poll_id_polls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_poll_keys')),
    sa.UniqueConstraint('poll_id', name=op.f('uq_poll_keys_poll_id'))
    )
    with op.batch_alter_table('poll_keys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_poll_keys_wrapped_by'), ['wrapped_by'], unique=False)

    op.create_table('intentions',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.String(length=10), nullable=False),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('contribution', sa.String(length=500), nullable=False),
    sa.Column('answered_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("answer <> 'will-not' OR (people IS NULL AND contribution = '')", name=op.f('ck_intentions_will_not')),
    sa.CheckConstraint("answer IN ('will', 'interested', 'will-not')", name=op.f('ck_intentions_answer')),
    sa.CheckConstraint('people >= 0', name=op.f('ck_intentions_people')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_intentions_answered_by_id_users')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_intentions_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_intentions_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_intentions'))
    )
    with op.batch_alter_table('intentions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_intentions_region_id'), ['region_id'], unique=False)
        batch_op.create_index('uq_intentions_region', ['proposal_id', 'region_id'], unique=True)

    op.create_table('poll_options',
    sa.Column('poll_id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['poll_id'], ['polls.id'], name=op.f('fk_poll_options_poll_id_polls')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_poll_options_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_poll_options'))
    )
    with op.batch_alter_table('poll_options', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_poll_options_proposal_id'), ['proposal_id'], unique=False)
        batch_op.create_index('uq_poll_options_proposal', ['poll_id', 'proposal_id'], unique=True)
