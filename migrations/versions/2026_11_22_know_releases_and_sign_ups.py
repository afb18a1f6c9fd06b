"""Know releases, sign-ups, and links to programmes."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '065173d20709'
down_revision = '47a1d472c057'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('timetable_releases',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('note', orm.WordsColumn(), nullable=False),
    sa.Column('zone', sa.String(length=40), nullable=False),
    sa.Column('reasons', sa.String(), nullable=False),
    sa.Column('seen', sa.String(length=64), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_timetable_releases_number')),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_timetable_releases_by_id_users')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_timetable_releases_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_releases')),
    info={'append_only': True}
    )
    with op.batch_alter_table('timetable_releases', schema=None) as batch_op:
        batch_op.create_index('uq_timetable_releases_number', ['edition_id', 'number'], unique=True)
        batch_op.create_index('uq_timetable_releases_seen', ['edition_id', 'seen'], unique=True)

    op.create_table('timetables_shown',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_timetables_shown_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetables_shown')),
    sa.UniqueConstraint('edition_id', name=op.f('uq_timetables_shown_edition_id'))
    )
    op.create_table('timetable_entries',
    sa.Column('release_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=36), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('title', orm.WordsColumn(), nullable=False),
    sa.Column('summary', orm.WordsColumn(), nullable=False),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('space_id', sa.Integer(), nullable=True),
    sa.Column('space', orm.WordsColumn(), nullable=False),
    sa.Column('venue', orm.WordsColumn(), nullable=False),
    sa.Column('venue_address', sa.String(length=300), nullable=False),
    sa.Column('group', orm.WordsColumn(), nullable=False),
    sa.Column('parties', sa.JSON(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('online', sa.Boolean(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('limited', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_timetable_entries_in_order')),
    sa.CheckConstraint('sequence > 0', name=op.f('ck_timetable_entries_sequence')),
    sa.ForeignKeyConstraint(['release_id'], ['timetable_releases.id'], name=op.f('fk_timetable_entries_release_id_timetable_releases')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_entries')),
    info={'append_only': True}
    )
    with op.batch_alter_table('timetable_entries', schema=None) as batch_op:
        batch_op.create_index('uq_timetable_entries_key', ['release_id', 'key'], unique=True)

    op.create_table('programme_links',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('interpreter_id', sa.Integer(), nullable=True),
    sa.Column('space_id', sa.Integer(), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('ended_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN interpreter_id IS NULL THEN 0 ELSE 1 END + CASE WHEN space_id IS NULL THEN 0 ELSE 1 END + CASE WHEN user_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_programme_links_one')),
    sa.CheckConstraint('region_id IS NULL OR user_id IS NOT NULL', name=op.f('ck_programme_links_region')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_programme_links_edition_id_editions')),
    sa.ForeignKeyConstraint(['interpreter_id'], ['interpreters.id'], name=op.f('fk_programme_links_interpreter_id_interpreters')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_programme_links_made_by_id_users')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_programme_links_participant_id_participants')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_programme_links_region_id_regions')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_programme_links_space_id_spaces')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_programme_links_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_links')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_programme_links_token_hash'))
    )
    op.create_table('timetable_tellings',
    sa.Column('release_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('interpreter_id', sa.Integer(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('told_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN user_id IS NULL THEN 0 ELSE 1 END + CASE WHEN interpreter_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_timetable_tellings_one')),
    sa.ForeignKeyConstraint(['interpreter_id'], ['interpreters.id'], name=op.f('fk_timetable_tellings_interpreter_id_interpreters')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_timetable_tellings_participant_id_participants')),
    sa.ForeignKeyConstraint(['release_id'], ['timetable_releases.id'], name=op.f('fk_timetable_tellings_release_id_timetable_releases')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_timetable_tellings_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_tellings'))
    )
    with op.batch_alter_table('timetable_tellings', schema=None) as batch_op:
        batch_op.create_index('ix_timetable_tellings_waiting', ['release_id', 'id'], unique=False, sqlite_where=sa.text('told_at IS NULL'), postgresql_where=sa.text('told_at IS NULL'))

    op.create_table('sign_ups',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_sign_ups_activity_id_activities')),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_sign_ups_by_id_users')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_sign_ups_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_ups'))
    )
    with op.batch_alter_table('sign_ups', schema=None) as batch_op:
        batch_op.create_index('ix_sign_ups_participant_id', ['participant_id'], unique=False)
        batch_op.create_index('uq_sign_ups_once', ['activity_id', 'participant_id'], unique=True)

    op.append_only("timetable_releases")
    op.append_only("timetable_entries")
    op.create_index('uq_programme_links_live', 'programme_links', ['edition_id', sa.literal_column('coalesce(participant_id, 0)'), sa.literal_column('coalesce(interpreter_id, 0)'), sa.literal_column('coalesce(space_id, 0)'), sa.literal_column('coalesce(user_id, 0)'), sa.literal_column('coalesce(region_id, 0)')], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
    op.create_index('uq_timetable_tellings_whom', 'timetable_tellings', ['release_id', sa.literal_column('coalesce(participant_id, 0)'), sa.literal_column('coalesce(user_id, 0)'), sa.literal_column('coalesce(interpreter_id, 0)')], unique=True)
