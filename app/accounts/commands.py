"""What an operator types about accounts."""

import click
from flask import current_app
from flask.cli import with_appcontext

from app.accounts.actions import grants
from app.core.db import transaction
from app.core.errors import Refused


def _link(token: str) -> str:
    """Return the address of the page that sets a password, outside any request."""
    return f"{current_app.config['PUBLIC_URL']}/password/{token}"


@click.command("first-administrator")
@click.argument("email")
@click.argument("name")
@with_appcontext
def first_administrator(email: str, name: str) -> None:
    """Make the first administrator: mail and print a link that sets the password, for a day."""
    try:
        with transaction() as session:
            address = grants.first_administrator(session, email, name, _link)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    click.echo(f"{name} sets a password within a day at:\n{address}")
