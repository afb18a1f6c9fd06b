"""Know proposals and their versions."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'f5866f2b31f8'
down_revision = 'b7e51f0c3a92'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('proposals',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('original', sa.String(length=2), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('title', orm.WordsColumn(), nullable=False),
    sa.Column('summary', orm.WordsColumn(), nullable=False),
    sa.Column('search_key', sa.String(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('place_region_id', sa.Integer(), nullable=True),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('people_note', sa.String(), nullable=False),
    sa.Column('continues_id', sa.Integer(), nullable=True),
    sa.Column('code_id', sa.Integer(), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('changed_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_from', sa.String(length=10), nullable=True),
    sa.Column('revise_until', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('released_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name=op.f('ck_proposals_withdrawn')),
    sa.CheckConstraint("(state IN ('accepted', 'rejected')) = (released_at IS NOT NULL)", name=op.f('ck_proposals_released')),
    sa.CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_from IS NULL) AND withdrawn_from IN ('draft', 'submitted', 'revise')", name=op.f('ck_proposals_withdrawn_from')),
    sa.CheckConstraint("region_id IS NOT NULL OR organisation <> ''", name=op.f('ck_proposals_somebody')),
    sa.CheckConstraint("state = 'draft' OR withdrawn_from = 'draft' OR number IS NOT NULL", name=op.f('ck_proposals_submitted')),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'revise', 'withdrawn', 'accepted', 'rejected')", name=op.f('ck_proposals_state')),
    sa.CheckConstraint('(number IS NULL) = (submitted_at IS NULL)', name=op.f('ck_proposals_number')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_proposals_days')),
    sa.CheckConstraint('people >= 0', name=op.f('ck_proposals_people')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_proposals_call_id_calls')),
    sa.ForeignKeyConstraint(['code_id'], ['call_codes.id'], name=op.f('fk_proposals_code_id_call_codes')),
    sa.ForeignKeyConstraint(['continues_id'], ['proposals.id'], name=op.f('fk_proposals_continues_id_proposals')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_proposals_made_by_id_users')),
    sa.ForeignKeyConstraint(['place_region_id'], ['regions.id'], name=op.f('fk_proposals_place_region_id_regions')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_proposals_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals')),
    sa.UniqueConstraint('uuid', name=op.f('uq_proposals_uuid'))
    )
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposals_continues_id'), ['continues_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_proposals_region_id'), ['region_id'], unique=False)
        batch_op.create_index('ix_proposals_state', ['call_id', 'state'], unique=False)
        batch_op.create_index('uq_proposals_number', ['call_id', 'number'], unique=True)
    op.create_table('budget_lines',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(length=200), nullable=False),
    sa.Column('payer', sa.String(length=10), nullable=False),
    sa.Column('amount', orm.Amount(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("payer IN ('sender', 'host', 'proposer', 'shared', 'other')", name=op.f('ck_budget_lines_payer')),
    sa.CheckConstraint('amount >= 0', name=op.f('ck_budget_lines_amount')),
    sa.CheckConstraint('length(currency) = 3', name=op.f('ck_budget_lines_currency')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_budget_lines_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_budget_lines'))
    )
    with op.batch_alter_table('budget_lines', schema=None) as batch_op:
        batch_op.create_index('uq_budget_lines_position', ['proposal_id', 'position'], unique=True)
    op.create_table('co_writers',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('last_used_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_co_writers_made_by_id_users')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_co_writers_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_co_writers')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_co_writers_token_hash'))
    )
    with op.batch_alter_table('co_writers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_co_writers_proposal_id'), ['proposal_id'], unique=False)
    op.create_table('parties',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('contact_mail', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=True),
    sa.Column('link_ends_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('asked_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('answered_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(region_id IS NULL) = (organisation <> '')", name=op.f('ck_parties_who')),
    sa.CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name=op.f('ck_parties_answered')),
    sa.CheckConstraint("state IN ('asked', 'confirmed', 'declined')", name=op.f('ck_parties_state')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_parties_answered_by_id_users')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_parties_asked_by_id_users')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_parties_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_parties_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_parties')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_parties_token_hash'))
    )
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.create_index('ix_parties_proposal_id', ['proposal_id'], unique=False)
        batch_op.create_index('ix_parties_region_id', ['region_id'], unique=False)
        batch_op.create_index('uq_parties_region', ['proposal_id', 'region_id'], unique=True, sqlite_where=sa.text('region_id IS NOT NULL'), postgresql_where=sa.text('region_id IS NOT NULL'))
    op.create_table('proposal_areas',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_proposal_areas_area_id_areas')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_areas_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_areas'))
    )
    with op.batch_alter_table('proposal_areas', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_areas_area_id'), ['area_id'], unique=False)
        batch_op.create_index('uq_proposal_areas_area', ['proposal_id', 'area_id'], unique=True)
    op.create_table('proposal_papers',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.String(length=36), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_proposal_papers_number')),
    sa.CheckConstraint('size >= 0', name=op.f('ck_proposal_papers_size')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_proposal_papers_made_by_id_users')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_papers_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_papers')),
    sa.UniqueConstraint('uuid', name=op.f('uq_proposal_papers_uuid'))
    )
    with op.batch_alter_table('proposal_papers', schema=None) as batch_op:
        batch_op.create_index('ix_proposal_papers_proposal_id', ['proposal_id'], unique=False)
        batch_op.create_index('uq_proposal_papers_number', ['line', 'number'], unique=True)
    op.create_table('proposal_texts',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('changed_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("status IN ('original', 'in-work', 'done', 'outdated')", name=op.f('ck_proposal_texts_status')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_texts_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_texts'))
    )
    with op.batch_alter_table('proposal_texts', schema=None) as batch_op:
        batch_op.create_index('uq_proposal_texts_language', ['proposal_id', 'language'], unique=True)
        batch_op.create_index('uq_proposal_texts_original', ['proposal_id'], unique=True, sqlite_where=sa.text("status = 'original'"), postgresql_where=sa.text("status = 'original'"))
    op.create_table('proposal_values',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_values_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_values'))
    )
    with op.batch_alter_table('proposal_values', schema=None) as batch_op:
        batch_op.create_index('uq_proposal_values_field', ['proposal_id', 'field'], unique=True)
    op.create_table('proposal_versions',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('submitted_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('submitted_by_id', sa.Integer(), nullable=True),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_versions_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['users.id'], name=op.f('fk_proposal_versions_submitted_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_versions')),
    info={'append_only': True}
    )
    with op.batch_alter_table('proposal_versions', schema=None) as batch_op:
        batch_op.create_index('uq_proposal_versions_number', ['proposal_id', 'number'], unique=True)
    op.create_table('shut_outs',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('since', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_shut_outs_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_shut_outs_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shut_outs'))
    )
    with op.batch_alter_table('shut_outs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shut_outs_user_id'), ['user_id'], unique=False)
        batch_op.create_index('uq_shut_outs_user', ['proposal_id', 'user_id'], unique=True)
    op.append_only("proposal_versions")
