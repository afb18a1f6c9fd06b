"""What an operator types about the database: `flask database …`."""

import click
from flask import current_app
from flask.cli import AppGroup

from app.core import migrations
from app.core.later import DATABASE

database = AppGroup("database", help=DATABASE)


@database.command()
def migrate() -> None:
    """Create the schema, or bring it up to the newest step."""
    migrations.upgrade(current_app.extensions["engine"])


@database.command()
@click.option("-m", "--message", required=True, help="What the step does, in a few words.")
def revision(message: str) -> None:
    """Write the step that leads from the newest one to the models."""
    click.echo(migrations.revise(message))


@database.command()
def check() -> None:
    """Say whether a migrated database is what the models describe."""
    found = migrations.differences(current_app.extensions["engine"])
    for difference in found:
        click.echo(difference)
    if found:
        raise click.ClickException("The steps and the models differ.")
