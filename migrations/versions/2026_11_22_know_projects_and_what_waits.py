"""Know projects with their money and reports, and items that wait for an agenda."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '096763e8331c'
down_revision = 'f5866f2b31f8'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('agenda_items',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('title', orm.WordsColumn(), nullable=False),
    sa.Column('summary', orm.WordsColumn(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'placed', 'dropped')", name=op.f('ck_agenda_items_state')),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_agenda_items_minutes')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_agenda_items_edition_id_editions')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_agenda_items_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_agenda_items_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_items')),
    sa.UniqueConstraint('proposal_id', name=op.f('uq_agenda_items_proposal_id'))
    )
    with op.batch_alter_table('agenda_items', schema=None) as batch_op:
        batch_op.create_index('ix_agenda_items_edition_id', ['edition_id'], unique=False)

    op.create_table('projects',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=True),
    sa.Column('programme_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('summary', orm.WordsColumn(), nullable=False),
    sa.Column('lead_region_id', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('place_region_id', sa.Integer(), nullable=True),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('ended_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("state <> 'running' OR ended_at IS NULL", name=op.f('ck_projects_ended')),
    sa.CheckConstraint("state <> 'stopped' OR reason <> ''", name=op.f('ck_projects_reason')),
    sa.CheckConstraint("state IN ('running', 'finished', 'stopped', 'unknown')", name=op.f('ck_projects_state')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_projects_days')),
    sa.ForeignKeyConstraint(['lead_region_id'], ['regions.id'], name=op.f('fk_projects_lead_region_id_regions')),
    sa.ForeignKeyConstraint(['place_region_id'], ['regions.id'], name=op.f('fk_projects_place_region_id_regions')),
    sa.ForeignKeyConstraint(['programme_id'], ['programmes.id'], name=op.f('fk_projects_programme_id_programmes')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_projects_proposal_id_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_projects')),
    sa.UniqueConstraint('proposal_id', name=op.f('uq_projects_proposal_id')),
    sa.UniqueConstraint('uuid', name=op.f('uq_projects_uuid'))
    )
    with op.batch_alter_table('projects', schema=None) as batch_op:
        batch_op.create_index('ix_projects_lead_region_id', ['lead_region_id'], unique=False)
        batch_op.create_index('ix_projects_programme_id', ['programme_id'], unique=False)

    op.create_table('expenses',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('spent_on', sa.Date(), nullable=False),
    sa.Column('what', sa.String(length=200), nullable=False),
    sa.Column('payer', sa.String(length=10), nullable=False),
    sa.Column('amount', orm.Amount(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('submission', sa.String(length=36), nullable=False),
    sa.Column('entered_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('entered_by_id', sa.Integer(), nullable=True),
    sa.Column('struck_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("payer IN ('sender', 'host', 'proposer', 'shared', 'other')", name=op.f('ck_expenses_payer')),
    sa.CheckConstraint('amount > 0', name=op.f('ck_expenses_amount')),
    sa.CheckConstraint('length(currency) = 3', name=op.f('ck_expenses_currency')),
    sa.ForeignKeyConstraint(['entered_by_id'], ['users.id'], name=op.f('fk_expenses_entered_by_id_users')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_expenses_project_id_projects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_expenses')),
    sa.UniqueConstraint('submission', name=op.f('uq_expenses_submission'))
    )
    with op.batch_alter_table('expenses', schema=None) as batch_op:
        batch_op.create_index('ix_expenses_project_id', ['project_id', 'spent_on'], unique=False)

    op.create_table('milestones',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('done_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_milestones_project_id_projects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_milestones'))
    )
    with op.batch_alter_table('milestones', schema=None) as batch_op:
        batch_op.create_index('ix_milestones_project_id', ['project_id', 'due_on'], unique=False)

    op.create_table('project_areas',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_project_areas_area_id_areas')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_areas_project_id_projects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_areas'))
    )
    with op.batch_alter_table('project_areas', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_project_areas_area_id'), ['area_id'], unique=False)
        batch_op.create_index('uq_project_areas_area', ['project_id', 'area_id'], unique=True)

    op.create_table('project_lines',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(length=200), nullable=False),
    sa.Column('payer', sa.String(length=10), nullable=False),
    sa.Column('amount', orm.Amount(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("payer IN ('sender', 'host', 'proposer', 'shared', 'other')", name=op.f('ck_project_lines_payer')),
    sa.CheckConstraint('amount >= 0', name=op.f('ck_project_lines_amount')),
    sa.CheckConstraint('length(currency) = 3', name=op.f('ck_project_lines_currency')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_lines_project_id_projects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_lines'))
    )
    with op.batch_alter_table('project_lines', schema=None) as batch_op:
        batch_op.create_index('uq_project_lines_position', ['project_id', 'position'], unique=True)

    op.create_table('project_partners',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('part', sa.String(length=12), nullable=False),
    sa.Column('joined_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('left_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(region_id IS NULL) = (organisation <> '')", name=op.f('ck_project_partners_who')),
    sa.CheckConstraint("part IN ('partner', 'participant')", name=op.f('ck_project_partners_part')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_partners_project_id_projects')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_project_partners_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_partners'))
    )
    with op.batch_alter_table('project_partners', schema=None) as batch_op:
        batch_op.create_index('ix_project_partners_project_id', ['project_id'], unique=False)
        batch_op.create_index('ix_project_partners_region_id', ['region_id'], unique=False)
        batch_op.create_index('uq_project_partners_region', ['project_id', 'region_id'], unique=True, sqlite_where=sa.text('region_id IS NOT NULL'), postgresql_where=sa.text('region_id IS NOT NULL'))

    op.create_table('reports',
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('text', orm.WordsColumn(), nullable=False),
    sa.Column('handed_in_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('handed_in_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['handed_in_by_id'], ['users.id'], name=op.f('fk_reports_handed_in_by_id_users')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_reports_project_id_projects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports'))
    )
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.create_index('ix_reports_project_id', ['project_id', 'due_on'], unique=False)
        batch_op.create_index('ix_reports_waiting', ['due_on'], unique=False, sqlite_where=sa.text('handed_in_at IS NULL'), postgresql_where=sa.text('handed_in_at IS NULL'))

    op.create_table('project_papers',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('project_id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('size >= 0', name=op.f('ck_project_papers_size')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_project_papers_made_by_id_users')),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_papers_project_id_projects')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_project_papers_report_id_reports')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_papers')),
    sa.UniqueConstraint('uuid', name=op.f('uq_project_papers_uuid'))
    )
    with op.batch_alter_table('project_papers', schema=None) as batch_op:
        batch_op.create_index('ix_project_papers_project_id', ['project_id'], unique=False)

    op.create_table('report_reminders',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('before_days', sa.Integer(), nullable=False),
    sa.Column('sent_for', sa.Date(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('before_days >= 0', name=op.f('ck_report_reminders_before')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_report_reminders_report_id_reports')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_reminders'))
    )
    with op.batch_alter_table('report_reminders', schema=None) as batch_op:
        batch_op.create_index('uq_report_reminders_before', ['report_id', 'before_days'], unique=True)
