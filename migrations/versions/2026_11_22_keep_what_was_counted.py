"""Keep what was counted as it was."""

from alembic import op

revision = 'c4f1d0b7a2e9'
down_revision = 'f0211e328b3b'
branch_labels = None
depends_on = None

KEPT = {
    'sqlite': (
        "CREATE TRIGGER ballots_kept_UPDATE BEFORE UPDATE ON ballots WHEN OLD.choices IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END",
        "CREATE TRIGGER ballots_kept_DELETE BEFORE DELETE ON ballots WHEN OLD.choices IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END",
        "CREATE TRIGGER ballots_added BEFORE INSERT ON ballots WHEN EXISTS (SELECT 1 FROM polls WHERE id = NEW.poll_id AND counted_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END",
        "CREATE TRIGGER polls_kept BEFORE UPDATE OF result, counted_at ON polls WHEN OLD.counted_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END",
    ),
    'postgresql': (
        "CREATE FUNCTION keep_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'what was counted stays' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE FUNCTION check_uncounted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM polls WHERE id = NEW.poll_id AND counted_at IS NOT NULL) THEN RAISE EXCEPTION 'what was counted stays' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        'CREATE TRIGGER ballots_kept BEFORE UPDATE OR DELETE ON ballots FOR EACH ROW WHEN (OLD.choices IS NOT NULL) EXECUTE FUNCTION keep_counted()',
        'CREATE TRIGGER ballots_added BEFORE INSERT ON ballots FOR EACH ROW EXECUTE FUNCTION check_uncounted()',
        'CREATE TRIGGER polls_kept BEFORE UPDATE OF result, counted_at ON polls FOR EACH ROW WHEN (OLD.counted_at IS NOT NULL) EXECUTE FUNCTION keep_counted()',
    ),
}


def upgrade() -> None:
    for statement in KEPT[op.get_bind().dialect.name]:
        op.execute(statement)
