"""Know venues, activities, who must be there, and what a timetable must keep to."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = '47a1d472c057'
down_revision = 'a7d3c95e1b04'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('activity_groups',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('one_space', sa.Boolean(), nullable=False),
    sa.Column('one_day', sa.Boolean(), nullable=False),
    sa.Column('in_order', sa.Boolean(), nullable=False),
    sa.Column('rest', sa.Integer(), nullable=False),
    sa.Column('after_group_id', sa.Integer(), nullable=True),
    sa.Column('gap', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('batch', sa.String(length=36), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('track', 'stage', 'league', 'day')", name=op.f('ck_activity_groups_kind')),
    sa.CheckConstraint('after_group_id <> id', name=op.f('ck_activity_groups_after')),
    sa.CheckConstraint('gap >= 0', name=op.f('ck_activity_groups_gap')),
    sa.CheckConstraint('rest >= 0', name=op.f('ck_activity_groups_rest')),
    sa.ForeignKeyConstraint(['after_group_id', 'edition_id'], ['activity_groups.id', 'activity_groups.edition_id'], name=op.f('fk_activity_groups_after_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_activity_groups_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_groups')),
    sa.UniqueConstraint('id', 'edition_id', name='uq_activity_groups_edition')
    )
    with op.batch_alter_table('activity_groups', schema=None) as batch_op:
        batch_op.create_index('ix_activity_groups_edition_id', ['edition_id'], unique=False)

    op.create_table('interpreters',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('mail', sa.String(length=254), nullable=True),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_interpreters_times')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_interpreters_edition_id_editions')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_interpreters_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interpreters'))
    )
    with op.batch_alter_table('interpreters', schema=None) as batch_op:
        batch_op.create_index('ix_interpreters_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('ix_interpreters_user_id', ['user_id'], unique=False)

    op.create_table('schedule_rules',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('batch', sa.String(length=36), nullable=True),
    sa.Column('set_aside_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(kind = 'languages') = (language IS NOT NULL)", name=op.f('ck_schedule_rules_about_language')),
    sa.CheckConstraint("kind IN ('order', 'apart', 'rest', 'within', 'starts', 'suits', 'same-space', 'same-day', 'languages')", name=op.f('ck_schedule_rules_kind')),
    sa.CheckConstraint("language IN ('en', 'ja', 'ko', 'zh', 'ru', 'mn')", name=op.f('ck_schedule_rules_language')),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_schedule_rules_minutes')),
    sa.CheckConstraint('most >= 0', name=op.f('ck_schedule_rules_most')),
    sa.CheckConstraint('weight BETWEEN 1 AND 1000', name=op.f('ck_schedule_rules_weight')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_schedule_rules_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schedule_rules'))
    )
    with op.batch_alter_table('schedule_rules', schema=None) as batch_op:
        batch_op.create_index('ix_schedule_rules_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('uq_schedule_rules_edition', ['id', 'edition_id'], unique=True)

    op.create_table('schedule_weights',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('about', sa.String(length=20), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("about IN ('place', 'space', 'open', 'suits', 'within', 'party', 'rest', 'present', 'languages', 'order', 'same-space', 'same-day', 'unsocial', 'holiday', 'keep')", name=op.f('ck_schedule_weights_about')),
    sa.CheckConstraint('weight BETWEEN 0 AND 1000', name=op.f('ck_schedule_weights_weight')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_schedule_weights_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schedule_weights'))
    )
    with op.batch_alter_table('schedule_weights', schema=None) as batch_op:
        batch_op.create_index('uq_schedule_weights_about', ['edition_id', 'about'], unique=True)

    op.create_table('venues',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(latitude IS NULL) = (longitude IS NULL)', name=op.f('ck_venues_point')),
    sa.CheckConstraint('latitude BETWEEN -90 AND 90', name=op.f('ck_venues_latitude')),
    sa.CheckConstraint('longitude BETWEEN -180 AND 180', name=op.f('ck_venues_longitude')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_venues_edition_id_editions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_venues'))
    )
    with op.batch_alter_table('venues', schema=None) as batch_op:
        batch_op.create_index('ix_venues_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('uq_venues_edition', ['id', 'edition_id'], unique=True)

    op.create_table('interpreter_languages',
    sa.Column('interpreter_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("language IN ('en', 'ja', 'ko', 'zh', 'ru', 'mn')", name=op.f('ck_interpreter_languages_language')),
    sa.ForeignKeyConstraint(['interpreter_id'], ['interpreters.id'], name=op.f('fk_interpreter_languages_interpreter_id_interpreters')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interpreter_languages'))
    )
    with op.batch_alter_table('interpreter_languages', schema=None) as batch_op:
        batch_op.create_index('uq_interpreter_languages_language', ['interpreter_id', 'language'], unique=True)

    op.create_table('schedule_rule_windows',
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_schedule_rule_windows_in_order')),
    sa.ForeignKeyConstraint(['rule_id'], ['schedule_rules.id'], name=op.f('fk_schedule_rule_windows_rule_id_schedule_rules')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schedule_rule_windows'))
    )
    with op.batch_alter_table('schedule_rule_windows', schema=None) as batch_op:
        batch_op.create_index('ix_schedule_rule_windows_rule_id', ['rule_id', 'starts_at'], unique=False)

    op.create_table('spaces',
    sa.Column('venue_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('name', orm.WordsColumn(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('booths', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('hall', 'room', 'court', 'field', 'bus', 'online', 'other')", name=op.f('ck_spaces_kind')),
    sa.CheckConstraint('booths >= 0', name=op.f('ck_spaces_booths')),
    sa.CheckConstraint('capacity > 0', name=op.f('ck_spaces_capacity')),
    sa.ForeignKeyConstraint(['venue_id', 'edition_id'], ['venues.id', 'venues.edition_id'], name=op.f('fk_spaces_venue_id_venues')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spaces'))
    )
    with op.batch_alter_table('spaces', schema=None) as batch_op:
        batch_op.create_index('ix_spaces_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('ix_spaces_venue_id', ['venue_id'], unique=False)
        batch_op.create_index('uq_spaces_edition', ['id', 'edition_id'], unique=True)

    op.create_table('travel_times',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('a_id', sa.Integer(), nullable=False),
    sa.Column('b_id', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('a_id < b_id', name=op.f('ck_travel_times_in_order')),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_travel_times_minutes')),
    sa.ForeignKeyConstraint(['a_id', 'edition_id'], ['venues.id', 'venues.edition_id'], name=op.f('fk_travel_times_a_id_venues')),
    sa.ForeignKeyConstraint(['b_id', 'edition_id'], ['venues.id', 'venues.edition_id'], name=op.f('fk_travel_times_b_id_venues')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_travel_times'))
    )
    with op.batch_alter_table('travel_times', schema=None) as batch_op:
        batch_op.create_index('ix_travel_times_edition_id', ['edition_id'], unique=False)
        batch_op.create_index('uq_travel_times_pair', ['a_id', 'b_id'], unique=True)

    op.create_table('blocked_times',
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_blocked_times_in_order')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_blocked_times_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_blocked_times'))
    )
    with op.batch_alter_table('blocked_times', schema=None) as batch_op:
        batch_op.create_index('ix_blocked_times_space_id', ['space_id', 'starts_at'], unique=False)

    op.create_table('opening_hours',
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('opens', sa.Integer(), nullable=False),
    sa.Column('closes', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('closes BETWEEN opens AND 2880', name=op.f('ck_opening_hours_closes')),
    sa.CheckConstraint('opens BETWEEN 0 AND 1440', name=op.f('ck_opening_hours_opens')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_opening_hours_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening_hours'))
    )
    op.create_table('presences',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('arrives_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('leaves_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('zone', sa.String(length=40), nullable=True),
    sa.Column('sociable_from', sa.Integer(), nullable=False),
    sa.Column('sociable_until', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(region_id IS NULL) <> (participant_id IS NULL)', name=op.f('ck_presences_one')),
    sa.CheckConstraint('leaves_at > arrives_at', name=op.f('ck_presences_times')),
    sa.CheckConstraint('sociable_from BETWEEN 0 AND 1440', name=op.f('ck_presences_sociable_from')),
    sa.CheckConstraint('sociable_until BETWEEN sociable_from AND 1440', name=op.f('ck_presences_sociable_until')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_presences_edition_id_editions')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_presences_participant_id_participants')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_presences_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_presences'))
    )
    with op.batch_alter_table('presences', schema=None) as batch_op:
        batch_op.create_index('ix_presences_participant_id', ['participant_id'], unique=False)
        batch_op.create_index('ix_presences_region_id', ['region_id'], unique=False)

    op.create_table('schedule_rule_spaces',
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['rule_id', 'edition_id'], ['schedule_rules.id', 'schedule_rules.edition_id'], name=op.f('fk_schedule_rule_spaces_rule_id_schedule_rules')),
    sa.ForeignKeyConstraint(['space_id', 'edition_id'], ['spaces.id', 'spaces.edition_id'], name=op.f('fk_schedule_rule_spaces_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schedule_rule_spaces'))
    )
    with op.batch_alter_table('schedule_rule_spaces', schema=None) as batch_op:
        batch_op.create_index('ix_schedule_rule_spaces_space_id', ['space_id'], unique=False)
        batch_op.create_index('uq_schedule_rule_spaces_space', ['rule_id', 'space_id'], unique=True)

    op.create_table('space_equipment',
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('equipment', sa.String(length=20), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("equipment IN ('screen', 'projector', 'microphones', 'sound', 'stage', 'whiteboard', 'internet', 'streaming', 'scoreboard', 'net', 'mats', 'tables', 'kitchen', 'step-free')", name=op.f('ck_space_equipment_equipment')),
    sa.ForeignKeyConstraint(['space_id'], ['spaces.id'], name=op.f('fk_space_equipment_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_space_equipment'))
    )
    with op.batch_alter_table('space_equipment', schema=None) as batch_op:
        batch_op.create_index('uq_space_equipment_equipment', ['space_id', 'equipment'], unique=True)

    op.create_table('activities',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('title', orm.WordsColumn(), nullable=False),
    sa.Column('summary', orm.WordsColumn(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('turnround', sa.Integer(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('needs_space', sa.Boolean(), nullable=False),
    sa.Column('fixed', sa.Boolean(), nullable=False),
    sa.Column('online', sa.Boolean(), nullable=False),
    sa.Column('earliest_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('latest_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('source', sa.String(length=10), nullable=False),
    sa.Column('batch', sa.String(length=36), nullable=True),
    sa.Column('agenda_item_id', sa.Integer(), nullable=True),
    sa.Column('copied_from_id', sa.Integer(), nullable=True),
    sa.Column('starts_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('space_id', sa.Integer(), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('arrival', 'ceremony', 'courtesy', 'session', 'talk', 'vote', 'meeting', 'match', 'training', 'visit', 'culture', 'meal', 'departure', 'other')", name=op.f('ck_activities_kind')),
    sa.CheckConstraint("source IN ('hand', 'template', 'proposal', 'edition', 'file')", name=op.f('ck_activities_source')),
    sa.CheckConstraint('latest_at > earliest_at', name=op.f('ck_activities_times')),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_activities_minutes')),
    sa.CheckConstraint('places IS NULL OR taken <= places', name=op.f('ck_activities_places')),
    sa.CheckConstraint('position >= 0', name=op.f('ck_activities_position')),
    sa.CheckConstraint('size > 0', name=op.f('ck_activities_size')),
    sa.CheckConstraint('space_id IS NULL OR starts_at IS NOT NULL', name=op.f('ck_activities_placed')),
    sa.CheckConstraint('taken >= 0', name=op.f('ck_activities_taken')),
    sa.CheckConstraint('turnround >= 0', name=op.f('ck_activities_turnround')),
    sa.ForeignKeyConstraint(['agenda_item_id'], ['agenda_items.id'], name=op.f('fk_activities_agenda_item_id_agenda_items')),
    sa.ForeignKeyConstraint(['copied_from_id'], ['activities.id'], name=op.f('fk_activities_copied_from_id_activities')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_activities_edition_id_editions')),
    sa.ForeignKeyConstraint(['group_id', 'edition_id'], ['activity_groups.id', 'activity_groups.edition_id'], name=op.f('fk_activities_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_activities_made_by_id_users')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_activities_region_id_regions')),
    sa.ForeignKeyConstraint(['space_id', 'edition_id'], ['spaces.id', 'spaces.edition_id'], name=op.f('fk_activities_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activities')),
    sa.UniqueConstraint('agenda_item_id', name=op.f('uq_activities_agenda_item_id')),
    sa.UniqueConstraint('uuid', name=op.f('uq_activities_uuid'))
    )
    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.create_index('ix_activities_batch', ['batch'], unique=False)
        batch_op.create_index('ix_activities_edition_id', ['edition_id', 'starts_at'], unique=False)
        batch_op.create_index('ix_activities_group_id', ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_activities_region_id'), ['region_id'], unique=False)
        batch_op.create_index('ix_activities_space_id', ['space_id'], unique=False)
        batch_op.create_index('uq_activities_edition', ['id', 'edition_id'], unique=True)

    op.create_table('activity_equipment',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('equipment', sa.String(length=20), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("equipment IN ('screen', 'projector', 'microphones', 'sound', 'stage', 'whiteboard', 'internet', 'streaming', 'scoreboard', 'net', 'mats', 'tables', 'kitchen', 'step-free')", name=op.f('ck_activity_equipment_equipment')),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_activity_equipment_activity_id_activities')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_equipment'))
    )
    with op.batch_alter_table('activity_equipment', schema=None) as batch_op:
        batch_op.create_index('uq_activity_equipment_equipment', ['activity_id', 'equipment'], unique=True)

    op.create_table('activity_languages',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("language IN ('en', 'ja', 'ko', 'zh', 'ru', 'mn')", name=op.f('ck_activity_languages_language')),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_activity_languages_activity_id_activities')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_languages'))
    )
    with op.batch_alter_table('activity_languages', schema=None) as batch_op:
        batch_op.create_index('uq_activity_languages_language', ['activity_id', 'language'], unique=True)

    op.create_table('activity_parties',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('everyone', sa.Boolean(), nullable=False),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('role', sa.String(length=40), nullable=True),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('interpreter_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('CASE WHEN everyone THEN 1 ELSE 0 END + CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN interpreter_id IS NULL THEN 0 ELSE 1 END + CASE WHEN region_id IS NULL AND role IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_activity_parties_one')),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_activity_parties_activity_id_activities')),
    sa.ForeignKeyConstraint(['interpreter_id'], ['interpreters.id'], name=op.f('fk_activity_parties_interpreter_id_interpreters')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_activity_parties_participant_id_participants')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_activity_parties_region_id_regions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_parties'))
    )
    with op.batch_alter_table('activity_parties', schema=None) as batch_op:
        batch_op.create_index('ix_activity_parties_interpreter_id', ['interpreter_id'], unique=False)
        batch_op.create_index('ix_activity_parties_participant_id', ['participant_id'], unique=False)
        batch_op.create_index('ix_activity_parties_region_id', ['region_id'], unique=False)

    op.create_table('activity_spaces',
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('space_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['activity_id', 'edition_id'], ['activities.id', 'activities.edition_id'], name=op.f('fk_activity_spaces_activity_id_activities')),
    sa.ForeignKeyConstraint(['space_id', 'edition_id'], ['spaces.id', 'spaces.edition_id'], name=op.f('fk_activity_spaces_space_id_spaces')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_spaces'))
    )
    with op.batch_alter_table('activity_spaces', schema=None) as batch_op:
        batch_op.create_index('ix_activity_spaces_space_id', ['space_id'], unique=False)
        batch_op.create_index('uq_activity_spaces_space', ['activity_id', 'space_id'], unique=True)

    op.create_table('schedule_rule_subjects',
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(length=6), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('region_id', sa.Integer(), nullable=True),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('role', sa.String(length=40), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("side IN ('first', 'second')", name=op.f('ck_schedule_rule_subjects_side')),
    sa.CheckConstraint('CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END + CASE WHEN region_id IS NULL THEN 0 ELSE 1 END + CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END + CASE WHEN role IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_schedule_rule_subjects_one')),
    sa.ForeignKeyConstraint(['activity_id', 'edition_id'], ['activities.id', 'activities.edition_id'], name=op.f('fk_schedule_rule_subjects_activity_id_activities')),
    sa.ForeignKeyConstraint(['group_id', 'edition_id'], ['activity_groups.id', 'activity_groups.edition_id'], name=op.f('fk_schedule_rule_subjects_group_id_activity_groups')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_schedule_rule_subjects_participant_id_participants')),
    sa.ForeignKeyConstraint(['region_id'], ['regions.id'], name=op.f('fk_schedule_rule_subjects_region_id_regions')),
    sa.ForeignKeyConstraint(['rule_id', 'edition_id'], ['schedule_rules.id', 'schedule_rules.edition_id'], name=op.f('fk_schedule_rule_subjects_rule_id_schedule_rules')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schedule_rule_subjects'))
    )
    with op.batch_alter_table('schedule_rule_subjects', schema=None) as batch_op:
        batch_op.create_index('ix_schedule_rule_subjects_activity_id', ['activity_id'], unique=False)
        batch_op.create_index('ix_schedule_rule_subjects_group_id', ['group_id'], unique=False)

    op.create_index('uq_opening_hours_opens', 'opening_hours', ['space_id', sa.literal_column("coalesce(day, '1000-01-01')"), 'opens'], unique=True)
    op.create_index('uq_presences_who', 'presences', ['edition_id', sa.literal_column('coalesce(region_id, 0)'), sa.literal_column('coalesce(participant_id, 0)')], unique=True)
    op.create_index('uq_activity_parties_who', 'activity_parties', ['activity_id', sa.literal_column('coalesce(region_id, 0)'), sa.literal_column('coalesce(participant_id, 0)'), sa.literal_column('coalesce(interpreter_id, 0)'), sa.literal_column("coalesce(role, '')")], unique=True)
    op.create_index('uq_schedule_rule_subjects_what', 'schedule_rule_subjects', ['rule_id', 'side', sa.literal_column('coalesce(activity_id, 0)'), sa.literal_column('coalesce(group_id, 0)'), sa.literal_column('coalesce(region_id, 0)'), sa.literal_column('coalesce(participant_id, 0)'), sa.literal_column("coalesce(role, '')")], unique=True)
