"""Ask questions and keep answers, each under the words it was asked in."""

import sqlalchemy as sa
from alembic import op

from app.core import frozen, orm

revision = 'ee363293f64e'
down_revision = '5b10c4b29e15'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('questions',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('identifier', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('stage_kind', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('field_class', sa.String(length=20), nullable=False),
    sa.Column('roles', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('show_if_id', sa.Integer(), nullable=True),
    sa.Column('show_if_values', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('required_from', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('frozen_from', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('current_number', sa.Integer(), nullable=False),
    sa.Column('archived_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("field_class IN ('name', 'contact', 'birth', 'passport', 'medical', 'guardian', 'open')", name=op.f('ck_questions_field_class')),
    sa.CheckConstraint("kind IN ('text', 'long-text', 'number', 'date', 'choice', 'choices', 'file', 'photo', 'consent', 'name', 'phone', 'address', 'diet', 'size', 'passport', 'emergency-contact')", name=op.f('ck_questions_kind')),
    sa.CheckConstraint("stage_kind IN ('names', 'documents')", name=op.f('ck_questions_stage_kind')),
    sa.CheckConstraint('(show_if_id IS NULL) = (show_if_values IS NULL)', name=op.f('ck_questions_condition_is_whole')),
    sa.CheckConstraint('show_if_id <> id', name=op.f('ck_questions_not_its_own_condition')),
    sa.ForeignKeyConstraint(['edition_id'], ['editions.id'], name=op.f('fk_questions_edition_id_editions')),
    sa.ForeignKeyConstraint(['show_if_id'], ['questions.id'], name=op.f('fk_questions_show_if_id_questions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questions'))
    )
    with op.batch_alter_table('questions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_questions_show_if_id'), ['show_if_id'], unique=False)
        batch_op.create_index('uq_questions_identifier', ['edition_id', 'identifier'], unique=True)

    op.create_table('option_places',
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('capacity IS NULL OR taken <= capacity', name=op.f('ck_option_places_capacity')),
    sa.CheckConstraint('taken >= 0', name=op.f('ck_option_places_taken')),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_option_places_question_id_questions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_option_places'))
    )
    with op.batch_alter_table('option_places', schema=None) as batch_op:
        batch_op.create_index('uq_option_places_key', ['question_id', 'key'], unique=True)

    op.create_table('question_versions',
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('label', orm.WordsColumn(), nullable=False),
    sa.Column('hint', orm.WordsColumn(), nullable=False),
    sa.Column('options', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('least', sa.Integer(), nullable=True),
    sa.Column('most', sa.Integer(), nullable=True),
    sa.Column('decimals', sa.Integer(), nullable=False),
    sa.Column('longest', sa.Integer(), nullable=True),
    sa.Column('earliest', sa.Date(), nullable=True),
    sa.Column('latest', sa.Date(), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('decimals BETWEEN 0 AND 3', name=op.f('ck_question_versions_decimals')),
    sa.CheckConstraint('latest >= earliest', name=op.f('ck_question_versions_days_in_order')),
    sa.CheckConstraint('longest > 0', name=op.f('ck_question_versions_longest')),
    sa.CheckConstraint('most >= least', name=op.f('ck_question_versions_bounds_in_order')),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_question_versions_made_by_id_users')),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_question_versions_question_id_questions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question_versions'))
    )
    with op.batch_alter_table('question_versions', schema=None) as batch_op:
        batch_op.create_index('uq_question_versions_number', ['question_id', 'number'], unique=True)
        batch_op.create_index('uq_question_versions_whole', ['id', 'question_id'], unique=True)

    op.create_table('answers',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('question_version_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('keys', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('answered_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('by_link', sa.Boolean(), nullable=False),
    sa.Column('purged_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('purged_at IS NULL OR (value IS NULL AND sealed IS NULL)', name=op.f('ck_answers_purged_is_empty')),
    sa.CheckConstraint('value IS NULL OR sealed IS NULL', name=op.f('ck_answers_once')),
    sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_answers_answered_by_id_users')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_answers_participant_id_participants')),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_answers_question_id_questions')),
    sa.ForeignKeyConstraint(['question_version_id', 'question_id'], ['question_versions.id', 'question_versions.question_id'], name='fk_answers_version'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers'))
    )
    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.create_index('ix_answers_question_id', ['question_id'], unique=False)
        batch_op.create_index('ix_answers_question_version_id', ['question_version_id'], unique=False)
        batch_op.create_index('uq_answers_question', ['participant_id', 'question_id'], unique=True)
        batch_op.create_index('uq_answers_uuid', ['uuid'], unique=True)

    op.create_table('files',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('made_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('purged_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('size >= 0', name=op.f('ck_files_size')),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_files_answer_id_answers')),
    sa.ForeignKeyConstraint(['participant_id'], ['participants.id'], name=op.f('fk_files_participant_id_participants')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_files'))
    )
    with op.batch_alter_table('files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_files_answer_id'), ['answer_id'], unique=False)
        batch_op.create_index('ix_files_kept', ['participant_id'], unique=False, sqlite_where=sa.text('purged_at IS NULL'), postgresql_where=sa.text('purged_at IS NULL'))
        batch_op.create_index('uq_files_uuid', ['uuid'], unique=True)

    # The words under which somebody answered stay as they were.
    dialect = op.get_bind().dialect.name
    for statement in frozen.statements("question_versions", "answers", "question_version_id", dialect):
        op.execute(sa.text(statement))
