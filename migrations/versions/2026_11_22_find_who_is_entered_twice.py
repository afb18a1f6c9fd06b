"""Find who is entered twice."""

import sqlalchemy as sa
from alembic import op

revision = 'a41e0c5d7f93'
down_revision = '5e288adb2a06'
branch_labels = None
depends_on = None

KEYS = ('first_key', 'second_key', 'third_key')
LONGEST = 200
AT_ONCE = 1000


def upgrade() -> None:
    # Added without copying the table: other indexes stay as they are.
    for key in KEYS:
        op.execute(f'ALTER TABLE participants ADD COLUMN {key} VARCHAR({LONGEST})')
        op.create_index(f'ix_participants_{key}', 'participants', [key, 'edition_id'])
    op.create_table('distinct_people',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('everybody', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('person_id <> other_id', name=op.f('ck_distinct_people_two')),
    sa.ForeignKeyConstraint(['other_id'], ['participants.id'], name=op.f('fk_distinct_people_other_id_participants'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['participants.id'], name=op.f('fk_distinct_people_person_id_participants'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_distinct_people'))
    )
    op.create_index('uq_distinct_people_pair', 'distinct_people', ['person_id', 'other_id'], unique=True)
    op.create_index('ix_distinct_people_other_id', 'distinct_people', ['other_id'], unique=False)
    _find_those_there_are(op.get_bind())


def _find_those_there_are(connection) -> None:
    """Fill the keys from the ways to write a name, which stand in the search key."""
    people = sa.table('participants', sa.column('id'), sa.column('search_key'), *map(sa.column, KEYS))
    change = people.update().where(people.c.id == sa.bindparam('of')).values(
        {key: sa.bindparam(f'new_{key}') for key in KEYS}
    )
    rows = connection.execute(sa.select(people.c.id, people.c.search_key)).all()
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(change, [_row(*row) for row in rows[start : start + AT_ONCE]])


def _row(of, search_key):
    """Return a person's keys: the signs of each name in their own order."""
    found = list(dict.fromkeys(''.join(sorted(word))[:LONGEST] for word in search_key.split()))
    return {'of': of} | {f'new_{key}': one for key, one in zip(KEYS, [*found, None, None, None])}
