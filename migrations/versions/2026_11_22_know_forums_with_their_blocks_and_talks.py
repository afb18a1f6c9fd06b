"""Know forums with their blocks, talks, people and prices."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '8818280ef8fd'
down_revision = 'a41c7be09d52'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('forums',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('suits_from', sa.Integer(), nullable=False),
    sa.Column('suits_until', sa.Integer(), nullable=False),
    sa.Column('bears_from', sa.Integer(), nullable=False),
    sa.Column('bears_until', sa.Integer(), nullable=False),
    sa.Column('small', sa.Integer(), nullable=False),
    sa.Column('big', sa.Integer(), nullable=False),
    sa.Column('batch', sa.String(length=36), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('bears_from BETWEEN 0 AND 1440', name=op.f('ck_forums_bears_from')),
    sa.CheckConstraint('bears_until BETWEEN 0 AND 1440', name=op.f('ck_forums_bears_until')),
    sa.CheckConstraint('big >= 0', name=op.f('ck_forums_big')),
    sa.CheckConstraint('small >= 0', name=op.f('ck_forums_small')),
    sa.CheckConstraint('suits_from BETWEEN 0 AND 1440', name=op.f('ck_forums_suits_from')),
    sa.CheckConstraint('suits_until BETWEEN 0 AND 1440', name=op.f('ck_forums_suits_until')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_forums_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forums'))
    )
    with op.batch_alter_table('forums', schema=None) as batch_op:
        batch_op.create_index('ix_forums_edition_id', ['edition_id', 'batch'], unique=False)
        batch_op.create_index('uq_forums_standing', ['edition_id'], unique=True, sqlite_where=sa.text('removed_at IS NULL'), postgresql_where=sa.text('removed_at IS NULL'))

    op.create_table('forum_blocks',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('slots', sa.Integer(), nullable=False),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at >= starts_at', name=op.f('ck_forum_blocks_times')),
    sa.CheckConstraint('slots >= 0', name=op.f('ck_forum_blocks_slots')),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_blocks_forum_id_forums')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_blocks'))
    )
    with op.batch_alter_table('forum_blocks', schema=None) as batch_op:
        batch_op.create_index('ix_forum_blocks_forum_id', ['forum_id', 'starts_at'], unique=False)

    op.create_table('forum_weights',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=20), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("name IN ('tracks-sessions', 'tracks-rooms', 'sessions-rooms', 'similar-tracks', 'rooms-per-track', 'parallel-tracks', 'consecutive-tracks', 'time-zones', 'order', 'talks-sessions', 'talks-rooms', 'presenters-sessions', 'attendees-sessions', 'chairs', 'presenters-slots', 'attendees-slots')", name=op.f('ck_forum_weights_name')),
    sa.CheckConstraint('weight BETWEEN 0 AND 1000000000', name=op.f('ck_forum_weights_weight')),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_weights_forum_id_forums')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_weights'))
    )
    with op.batch_alter_table('forum_weights', schema=None) as batch_op:
        batch_op.create_index('uq_forum_weights_name', ['forum_id', 'name'], unique=True)

    op.create_table('forum_people',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_people_forum_id_forums')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_forum_people_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_people'))
    )
    with op.batch_alter_table('forum_people', schema=None) as batch_op:
        batch_op.create_index('ix_forum_people_forum_id', ['forum_id'], unique=False)
        batch_op.create_index('ix_forum_people_participant_id', ['participant_id'], unique=False)

    op.create_table('forum_rooms',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_rooms_forum_id_forums')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_forum_rooms_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_rooms'))
    )
    with op.batch_alter_table('forum_rooms', schema=None) as batch_op:
        batch_op.create_index('ix_forum_rooms_space_id', ['space_id'], unique=False)
        batch_op.create_index('uq_forum_rooms_space', ['forum_id', 'space_id'], unique=True)

    op.create_table('forum_chairs',
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['activity_groups.id'], name=op.f('fk_forum_chairs_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['person_id'], ['forum_people.id'], name=op.f('fk_forum_chairs_person_id_forum_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_chairs'))
    )
    with op.batch_alter_table('forum_chairs', schema=None) as batch_op:
        batch_op.create_index('ix_forum_chairs_person_id', ['person_id'], unique=False)
        batch_op.create_index('uq_forum_chairs_person', ['group_id', 'person_id'], unique=True)

    op.create_table('forum_talks',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=200), nullable=False),
    sa.Column('slots', sa.Integer(), nullable=False),
    sa.Column('offset_minutes', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('offset_minutes BETWEEN -1140 AND 1140', name=op.f('ck_forum_talks_offset')),
    sa.CheckConstraint('slots > 0', name=op.f('ck_forum_talks_slots')),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_forum_talks_activity_id_activities')),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_talks_forum_id_forums')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_talks'))
    )
    with op.batch_alter_table('forum_talks', schema=None) as batch_op:
        batch_op.create_index('ix_forum_talks_activity_id', ['activity_id'], unique=False)
        batch_op.create_index('uq_forum_talks_activity', ['forum_id', 'activity_id'], unique=True)

    op.create_table('forum_attendances',
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=9), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("part IN ('presenter', 'attendee')", name=op.f('ck_forum_attendances_part')),
    sa.ForeignKeyConstraint(['person_id'], ['forum_people.id'], name=op.f('fk_forum_attendances_person_id_forum_people')),
    sa.ForeignKeyConstraint(['talk_id'], ['forum_talks.id'], name=op.f('fk_forum_attendances_talk_id_forum_talks')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_attendances'))
    )
    with op.batch_alter_table('forum_attendances', schema=None) as batch_op:
        batch_op.create_index('ix_forum_attendances_person_id', ['person_id'], unique=False)
        batch_op.create_index('uq_forum_attendances_part', ['talk_id', 'person_id', 'part'], unique=True)

    op.create_table('forum_penalties',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=11), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('other_group_id', sa.Integer(), nullable=True),
    sa.Column('block_id', sa.Integer(), nullable=True),
    sa.Column('space_id', sa.Integer(), nullable=True),
    sa.Column('talk_id', sa.Integer(), nullable=True),
    sa.Column('penalty', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(kind = 'track-block' AND group_id IS NOT NULL AND other_group_id IS NULL AND block_id IS NOT NULL AND space_id IS NULL AND talk_id IS NULL) OR (kind = 'track-space' AND group_id IS NOT NULL AND other_group_id IS NULL AND block_id IS NULL AND space_id IS NOT NULL AND talk_id IS NULL) OR (kind = 'block-space' AND group_id IS NULL AND other_group_id IS NULL AND block_id IS NOT NULL AND space_id IS NOT NULL AND talk_id IS NULL) OR (kind = 'similar' AND group_id IS NOT NULL AND other_group_id IS NOT NULL AND block_id IS NULL AND space_id IS NULL AND talk_id IS NULL) OR (kind = 'talk-block' AND group_id IS NULL AND other_group_id IS NULL AND block_id IS NOT NULL AND space_id IS NULL AND talk_id IS NOT NULL) OR (kind = 'talk-space' AND group_id IS NULL AND other_group_id IS NULL AND block_id IS NULL AND space_id IS NOT NULL AND talk_id IS NOT NULL)", name=op.f('ck_forum_penalties_kind')),
    sa.CheckConstraint('other_group_id <> group_id', name=op.f('ck_forum_penalties_other')),
    sa.CheckConstraint('penalty BETWEEN 1 AND 1000000000', name=op.f('ck_forum_penalties_penalty')),
    sa.ForeignKeyConstraint(['block_id'], ['forum_blocks.id'], name=op.f('fk_forum_penalties_block_id_forum_blocks')),
    sa.ForeignKeyConstraint(['forum_id'], ['forums.id'], name=op.f('fk_forum_penalties_forum_id_forums')),
    sa.ForeignKeyConstraint(['group_id'], ['activity_groups.id'], name=op.f('fk_forum_penalties_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['other_group_id'], ['activity_groups.id'], name=op.f('fk_forum_penalties_other_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_forum_penalties_space_id_spaces')),
    sa.ForeignKeyConstraint(['talk_id'], ['forum_talks.id'], name=op.f('fk_forum_penalties_talk_id_forum_talks')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_penalties'))
    )
    with op.batch_alter_table('forum_penalties', schema=None) as batch_op:
        batch_op.create_index('ix_forum_penalties_block_id', ['block_id'], unique=False)
        batch_op.create_index('ix_forum_penalties_group_id', ['group_id'], unique=False)
        batch_op.create_index('ix_forum_penalties_other_group_id', ['other_group_id'], unique=False)
        batch_op.create_index('ix_forum_penalties_space_id', ['space_id'], unique=False)
        batch_op.create_index('ix_forum_penalties_talk_id', ['talk_id'], unique=False)

    op.create_index('uq_forum_penalties_pair', 'forum_penalties', ['forum_id', 'kind', sa.literal_column('coalesce(group_id, 0)'), sa.literal_column('coalesce(other_group_id, 0)'), sa.literal_column('coalesce(block_id, 0)'), sa.literal_column('coalesce(space_id, 0)'), sa.literal_column('coalesce(talk_id, 0)')], unique=True)
