"""Know who reviews what, whom a conflict shuts out, and how proposals scored."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '81808189dffe'
down_revision = 'ef473815b426'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('reviewers',
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('most', sa.Integer(), nullable=True),
    sa.Column('added_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('most > 0', name=op.f('ck_reviewers_most')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_reviewers_call_id_calls')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_reviewers_region_id_regions')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reviewers_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviewers'))
    )
    with op.batch_alter_table('reviewers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reviewers_user_id'), ['user_id'], unique=False)
        batch_op.create_index('uq_reviewers_user', ['call_id', 'user_id'], unique=True)

    op.create_table('review_reminders',
    sa.Column('phase_id', sa.Integer(), nullable=False),
    sa.Column('before_hours', sa.Integer(), nullable=False),
    sa.Column('sent_for', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['phase_id'], ['review_phases.id'], name=op.f('fk_review_reminders_phase_id_review_phases'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_reminders'))
    )
    with op.batch_alter_table('review_reminders', schema=None) as batch_op:
        batch_op.create_index('uq_review_reminders_hours', ['phase_id', 'before_hours'], unique=True)

    op.create_table('reviewer_areas',
    sa.Column('reviewer_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_reviewer_areas_area_id_areas')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['reviewers.id'], name=op.f('fk_reviewer_areas_reviewer_id_reviewers')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviewer_areas'))
    )
    with op.batch_alter_table('reviewer_areas', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reviewer_areas_area_id'), ['area_id'], unique=False)
        batch_op.create_index('uq_reviewer_areas_area', ['reviewer_id', 'area_id'], unique=True)

    op.create_table('assignments',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('reviewer_id', sa.Integer(), nullable=False),
    sa.Column('how', sa.String(length=10), nullable=False),
    sa.Column('batch', sa.String(length=36), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("how IN ('hand', 'area', 'balanced')", name=op.f('ck_assignments_how')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_assignments_made_by_id_users')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_assignments_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['reviewers.id'], name=op.f('fk_assignments_reviewer_id_reviewers')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignments'))
    )
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignments_batch'), ['batch'], unique=False)
        batch_op.create_index('ix_assignments_reviewer_id', ['reviewer_id'], unique=False)
        batch_op.create_index('uq_assignments_live', ['proposal_id', 'reviewer_id'], unique=True, sqlite_where=sa.text('removed_at IS NULL'), postgresql_where=sa.text('removed_at IS NULL'))

    op.create_table('conflicts',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('declared_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_conflicts_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_conflicts_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conflicts')),
    info={'append_only': True}
    )
    with op.batch_alter_table('conflicts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conflicts_user_id'), ['user_id'], unique=False)
        batch_op.create_index('uq_conflicts_user', ['proposal_id', 'user_id'], unique=True)

    op.create_table('remarks',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_remarks_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_remarks_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remarks'))
    )
    with op.batch_alter_table('remarks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remarks_proposal_id'), ['proposal_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_remarks_user_id'), ['user_id'], unique=False)

    op.create_table('reviews',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('phase_id', sa.Integer(), nullable=False),
    sa.Column('total', orm.Amount(), nullable=True),
    sa.Column('measured_by', sa.String(length=16), nullable=False),
    sa.Column('for_committee', sa.String(), nullable=False),
    sa.Column('for_proposer', sa.String(), nullable=False),
    sa.Column('begun_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('done_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('total BETWEEN 0 AND 10000', name=op.f('ck_reviews_total')),
    sa.ForeignKeyConstraint(['phase_id'], ['review_phases.id'], name=op.f('fk_reviews_phase_id_review_phases')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_reviews_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reviews_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviews'))
    )
    with op.batch_alter_table('reviews', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reviews_phase_id'), ['phase_id'], unique=False)
        batch_op.create_index('ix_reviews_user_id', ['user_id'], unique=False)
        batch_op.create_index('uq_reviews_user', ['proposal_id', 'user_id'], unique=True)

    op.create_table('scores',
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['criterion_id'], ['criteria.id'], name=op.f('fk_scores_criterion_id_criteria')),
    sa.ForeignKeyConstraint(['review_id'], ['reviews.id'], name=op.f('fk_scores_review_id_reviews')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scores'))
    )
    with op.batch_alter_table('scores', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_scores_criterion_id'), ['criterion_id'], unique=False)
        batch_op.create_index('uq_scores_criterion', ['review_id', 'criterion_id'], unique=True)

    op.append_only("conflicts")
