"""Open answers again by request."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'b7e51f0c3a92'
down_revision = '96076971344a'
branch_labels = None
depends_on = None

CHECKS = {
    'what': "what IN ('enter', 'change', 'withdraw', 'above', 'number', 'answers')",
    'about': """
        (what IN ('enter', 'number') AND participant_id IS NULL)
        OR (what IN ('change', 'withdraw', 'answers') AND participant_id IS NOT NULL)
        OR what = 'above'
    """,
}


def upgrade() -> None:
    with op.batch_alter_table('requests', schema=None) as batch_op:
        batch_op.add_column(sa.Column('open_until', orm.UtcDateTime(timezone=True), nullable=True))
        for name, words in CHECKS.items():
            batch_op.drop_constraint(op.f(f'ck_requests_{name}'), type_='check')
            batch_op.create_check_constraint(op.f(f'ck_requests_{name}'), sa.text(words))
        batch_op.create_check_constraint(
            op.f('ck_requests_open_until'), sa.text("open_until IS NULL OR what = 'answers'")
        )
