"""Know decisions and their releases."""

import sqlalchemy as sa
from alembic import op

from app.core import orm

revision = 'f0211e328b3b'
down_revision = '81808189dffe'
branch_labels = None
depends_on = None

KEPT = {
    'sqlite': (
        "CREATE TRIGGER decisions_kept_UPDATE BEFORE UPDATE ON decisions WHEN OLD.released_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a released decision stays'); END",
        "CREATE TRIGGER decisions_kept_DELETE BEFORE DELETE ON decisions WHEN OLD.released_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a released decision stays'); END",
        "CREATE TRIGGER proposals_decided_update BEFORE UPDATE OF state, released_at ON proposals WHEN (NEW.state IN ('accepted', 'rejected') OR OLD.state IN ('accepted', 'rejected')) AND NOT EXISTS (SELECT 1 FROM decisions WHERE proposal_id = NEW.id AND outcome = NEW.state AND released_at = NEW.released_at) BEGIN SELECT RAISE(ABORT, 'no released decision says so'); END",
        "CREATE TRIGGER proposals_decided_insert BEFORE INSERT ON proposals WHEN NEW.state IN ('accepted', 'rejected') BEGIN SELECT RAISE(ABORT, 'no released decision says so'); END",
    ),
    'postgresql': (
        "CREATE FUNCTION keep_released() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a released decision stays' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        'CREATE TRIGGER decisions_kept BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW WHEN (OLD.released_at IS NOT NULL) EXECUTE FUNCTION keep_released()',
        'CREATE TRIGGER decisions_kept_whole BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION keep_released()',
        "CREATE FUNCTION check_decided() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NOT EXISTS (SELECT 1 FROM decisions WHERE proposal_id = NEW.id AND outcome = NEW.state AND released_at = NEW.released_at) THEN RAISE EXCEPTION 'no released decision says so' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER proposals_decided_update BEFORE UPDATE OF state, released_at ON proposals FOR EACH ROW WHEN (NEW.state IN ('accepted', 'rejected') OR OLD.state IN ('accepted', 'rejected')) EXECUTE FUNCTION check_decided()",
        "CREATE TRIGGER proposals_decided_insert BEFORE INSERT ON proposals FOR EACH ROW WHEN (NEW.state IN ('accepted', 'rejected')) EXECUTE FUNCTION check_decided()",
    ),
}


def upgrade() -> None:
    op.create_table('releases',
    sa.Column('uuid', sa.String(length=36), nullable=False),
    sa.Column('call_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('seen', sa.String(length=64), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_releases_number')),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_releases_by_id_users')),
    sa.ForeignKeyConstraint(['call_id'], ['calls.id'], name=op.f('fk_releases_call_id_calls')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_releases')),
    sa.UniqueConstraint('uuid', name=op.f('uq_releases_uuid')),
    info={'append_only': True}
    )
    with op.batch_alter_table('releases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_releases_at'), ['at'], unique=False)
        batch_op.create_index('uq_releases_number', ['call_id', 'number'], unique=True)
        batch_op.create_index('uq_releases_seen', ['call_id', 'seen'], unique=True)

    op.create_table('decisions',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('for_proposer', orm.WordsColumn(), nullable=False),
    sa.Column('until', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_at', orm.UtcDateTime(timezone=True), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('follows_id', sa.Integer(), nullable=True),
    sa.Column('release_id', sa.Integer(), nullable=True),
    sa.Column('released_at', orm.UtcDateTime(timezone=True), nullable=True),
    sa.Column('remarks', sa.JSON(), nullable=False),
    sa.Column('made', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("made = '' OR (outcome = 'accepted' AND released_at IS NOT NULL)", name=op.f('ck_decisions_made')),
    sa.CheckConstraint("outcome IN ('accepted', 'rejected', 'revise', 'deferred')", name=op.f('ck_decisions_outcome')),
    sa.CheckConstraint("until IS NULL OR outcome = 'revise'", name=op.f('ck_decisions_until')),
    sa.CheckConstraint('(released_at IS NULL) = (release_id IS NULL)', name=op.f('ck_decisions_released')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_decisions_decided_by_id_users')),
    sa.ForeignKeyConstraint(['follows_id'], ['decisions.id'], name=op.f('fk_decisions_follows_id_decisions')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_decisions_proposal_id_proposals')),
    sa.ForeignKeyConstraint(['release_id'], ['releases.id'], name=op.f('fk_decisions_release_id_releases')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions')),
    sa.UniqueConstraint('follows_id', name=op.f('uq_decisions_follows_id'))
    )
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.create_index('ix_decisions_proposal_id', ['proposal_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decisions_release_id'), ['release_id'], unique=False)
        batch_op.create_index('uq_decisions_final', ['proposal_id'], unique=True, sqlite_where=sa.text("released_at IS NOT NULL AND outcome IN ('accepted', 'rejected')"), postgresql_where=sa.text("released_at IS NOT NULL AND outcome IN ('accepted', 'rejected')"))
        batch_op.create_index('uq_decisions_pending', ['proposal_id'], unique=True, sqlite_where=sa.text('released_at IS NULL'), postgresql_where=sa.text('released_at IS NULL'))

    op.append_only("releases")
    for statement in KEPT[op.get_bind().dialect.name]:
        op.execute(statement)
