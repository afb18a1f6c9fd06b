"""Limit by sex and age, ask for minimums, grant places above a limit, and keep a waiting list."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'c4d81f60a7b2'
down_revision = '8f2baa5535ab'
branch_labels = None
depends_on = None

SEXES = "('female', 'male', 'other')"
# A batch would copy these tables, which many others refer to: each column comes with its check.
COLUMNS = (
    "editions ADD COLUMN waiting_list BOOLEAN NOT NULL DEFAULT FALSE",
    "editions ADD COLUMN age_on DATE",
    "editions ADD COLUMN sex_asked VARCHAR(8) NOT NULL DEFAULT 'never' "
    "CONSTRAINT ck_editions_sex_asked CHECK (sex_asked IN ('never', 'optional', 'needed'))",
    "edition_roles ADD COLUMN age_from INTEGER "
    "CONSTRAINT ck_edition_roles_age_from CHECK (age_from >= 0)",
    "edition_roles ADD COLUMN age_to INTEGER "
    "CONSTRAINT ck_edition_roles_age_to CHECK (age_to >= age_from)",
    "participants ADD COLUMN state VARCHAR(8) NOT NULL DEFAULT 'entered' "
    "CONSTRAINT ck_participants_state "
    "CHECK (state IN ('entered', 'waiting', 'offered', 'lapsed')) "
    "CONSTRAINT ck_participants_withdrawn CHECK (CASE state WHEN 'entered' THEN TRUE "
    "WHEN 'lapsed' THEN withdrawn_at IS NOT NULL ELSE withdrawn_at IS NULL END)",
    "participants ADD COLUMN queued_at {moment} CONSTRAINT ck_participants_queued_at "
    "CHECK ((state IN ('waiting', 'offered')) = (queued_at IS NOT NULL))",
    "participants ADD COLUMN offer_until {moment} CONSTRAINT ck_participants_offer_until "
    "CHECK ((state = 'offered') = (offer_until IS NOT NULL))",
)
# The widest limits stood in the places alone: now the places follow from the limits.
WIDE = """
    INSERT INTO edition_limits (edition_id, region_id, every_region, at_most)
    SELECT edition_id, region_id, FALSE, capacity FROM places
    WHERE role IS NULL AND capacity IS NOT NULL ORDER BY id
"""


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    moment = "TIMESTAMP WITH TIME ZONE" if postgresql else "DATETIME"
    for column in COLUMNS:
        op.execute("ALTER TABLE " + column.format(moment=moment))
    op.create_index(
        'ix_participants_queue',
        'participants',
        ['edition_id', 'queued_at', 'id'],
        unique=False,
        sqlite_where=sa.text('queued_at IS NOT NULL'),
        postgresql_where=sa.text('queued_at IS NOT NULL'),
    )
    _limits()
    _places()
    _queues()


def _limits() -> None:
    op.create_table('edition_limits',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=True),
    sa.Column('every_region', sa.Boolean(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('sex', sa.String(length=6), nullable=True),
    sa.Column('at_most', sa.Integer(), nullable=True),
    sa.Column('at_least', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('at_least >= 0', name=op.f('ck_edition_limits_at_least')),
    sa.CheckConstraint('at_most >= 0', name=op.f('ck_edition_limits_at_most')),
    sa.CheckConstraint('at_most >= at_least', name=op.f('ck_edition_limits_in_order')),
    sa.CheckConstraint('region_id IS NULL OR NOT every_region', name=op.f('ck_edition_limits_region')),
    sa.CheckConstraint('at_most IS NOT NULL OR at_least IS NOT NULL', name=op.f('ck_edition_limits_says_something')),
    sa.CheckConstraint(f"sex IN {SEXES}", name=op.f('ck_edition_limits_sex')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_edition_limits_edition_id_editions')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_edition_limits_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition_limits'))
    )
    op.create_index('ix_edition_limits_edition_id', 'edition_limits', ['edition_id'], unique=False)
    op.execute(WIDE)


def _places() -> None:
    # SQLite copies the table, and cannot read an index on expressions back: it is made anew.
    op.drop_index('uq_places_what', 'places')
    whole = {"server_default": "0", "nullable": False}
    with op.batch_alter_table('places') as batch_op:
        batch_op.add_column(sa.Column('sex', sa.String(length=6), nullable=True))
        batch_op.add_column(sa.Column('minimum', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('extra', sa.Integer(), **whole))
        batch_op.add_column(sa.Column('waiting', sa.Integer(), **whole))
        batch_op.drop_constraint(op.f('ck_places_capacity'), type_='check')
        batch_op.create_check_constraint(
            op.f('ck_places_capacity'), 'capacity IS NULL OR taken <= capacity + extra'
        )
        batch_op.create_check_constraint(op.f('ck_places_extra'), 'extra >= 0')
        batch_op.create_check_constraint(op.f('ck_places_waiting'), 'waiting >= 0')
        batch_op.create_check_constraint(op.f('ck_places_sex'), f"sex IN {SEXES}")
    op.create_index(
        'uq_places_what',
        'places',
        ['edition_id', sa.literal_column("coalesce(role, '')"), sa.literal_column('coalesce(region_id, 0)'), sa.literal_column("coalesce(sex, '')")],
        unique=True,
    )


def _queues() -> None:
    op.create_table('queues',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('offer_hours', sa.Integer(), nullable=False),
    sa.Column('last_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('offer_hours > 0', name=op.f('ck_queues_offer_hours')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_queues_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queues'))
    )
    op.create_index('uq_queues_edition_id', 'queues', ['edition_id'], unique=True)
    op.create_table('allowances',
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_allowances_participant_id_participants'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['place_id'], ['places.id'], name=op.f('fk_allowances_place_id_places'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_allowances'))
    )
    op.create_index('ix_allowances_place_id', 'allowances', ['place_id'], unique=False)
    op.create_index('uq_allowances_place', 'allowances', ['participant_id', 'place_id'], unique=True)
