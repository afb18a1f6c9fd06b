"""What an operator types about retention: `flask retention run`, with `--dry-run` to look first."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from app.core import clock
from app.core.db import transaction
from app.retention import jobs, queries, rules
from app.retention.others import others

retention = AppGroup("retention", help="How long people's data is kept.")


@retention.command()
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@with_appcontext
def run(*, dry_run: bool) -> None:
    """Take away whatever is due today; the worker does it every night by itself."""
    today = clock.today(current_app.config["ZONE"])
    if not dry_run:
        click.echo(f"{jobs.purge_all(today)} things are gone.")
        return
    with transaction() as session:
        for one in queries.held(session):
            if rules.due(one, today):
                scope = one.scope
                click.echo(
                    f"edition {scope.edition_id}, region {scope.region_id}: "
                    f"{one.number} {one.holding} ({one.clock}), due since {one.goes_on}"
                )
        for other in others():
            if number := len(other.due(session, clock.now(), None)):
                click.echo(f"{other.name}: {number}")
        if letters := queries.letters_left(session, rules.mails_before(clock.now())):
            click.echo(f"{letters} mails older than {rules.MAIL_DAYS} days")
