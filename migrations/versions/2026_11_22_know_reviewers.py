"""Know reviewers of a programme, each of a region or of none."""

import sqlalchemy as sa
from alembic import op

revision = 'd2f09a6b41c7'
down_revision = 'a41e0c5d7f93'
branch_labels = None
depends_on = None

SCOPES = """
    (role = 'administrator'
        AND programme_id IS NULL AND region_id IS NULL AND edition_id IS NULL)
    OR (role = 'programme_coordinator'
        AND programme_id IS NOT NULL AND region_id IS NULL AND edition_id IS NULL)
    OR (role = 'region_coordinator'
        AND programme_id IS NOT NULL AND region_id IS NOT NULL AND edition_id IS NULL)
    OR (role = 'reviewer'
        AND programme_id IS NOT NULL AND edition_id IS NULL)
    OR (role IN ('host_staff', 'care_staff', 'kitchen_staff')
        AND programme_id IS NULL AND region_id IS NULL AND edition_id IS NOT NULL)
"""


def upgrade() -> None:
    # SQLite copies the table, and cannot read an index on expressions back: it is made anew.
    op.drop_index('uq_grants_live', 'grants')
    for table in ('grants', 'invitations'):
        name = op.f(f'ck_{table}_scope_of_role')
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(name, type_='check')
            batch_op.create_check_constraint(name, sa.text(SCOPES))
    op.create_index(
        'uq_grants_live',
        'grants',
        ['user_id', 'role', sa.text("coalesce(programme_id, 0)"), sa.text("coalesce(region_id, 0)"), sa.text("coalesce(edition_id, 0)")],
        unique=True,
        sqlite_where=sa.text('revoked_at IS NULL'),
        postgresql_where=sa.text('revoked_at IS NULL'),
    )
