"""What an operator types about rosters: people who do not exist, for measurements."""

import click
from flask.cli import with_appcontext
from sqlalchemy import text

from app.core.db import transaction
from app.core.errors import Refused
from app.rosters.loading import fill


@click.command("bench-data")
@click.option("--people", default=1000, show_default=True, type=click.IntRange(0, 1_000_000))
@click.option("--editions", default=1, show_default=True, type=click.IntRange(1, 1000))
@click.option("--force", is_flag=True, help="Add them beside people who may exist.")
@with_appcontext
def bench_data(*, people: int, editions: int, force: bool) -> None:
    """Add editions with invented people in each, to measure with; prints the editions' ids."""
    try:
        with transaction() as session:
            made = fill(session, people=people, editions=editions, force=force)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    with transaction() as session:
        # The planner must not take a full table for an empty one.
        session.execute(text("ANALYZE"))
    click.echo(" ".join(str(number) for number in made))
