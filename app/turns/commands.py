"""Commands of `flask programmes` that need the database: import and export of documents."""

import json
from pathlib import Path

import click

from app.core.db import transaction
from app.core.errors import Refused
from app.programmes.commands import programmes
from app.programmes.queries import programme as find_programme
from app.programmes.rules.document import decode, dump, parse
from app.programmes.rules.problems import DocumentRefused
from app.programmes.words.sentences import refusal
from app.turns import actions, queries

# The group of programmes with what is added here, as the application registers it.
documented = programmes


@programmes.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(file: Path) -> None:
    """Add and change what the document in FILE tells, and say what that was."""
    try:
        told = parse(decode(file.read_text(encoding="utf-8-sig")))
        with transaction() as session:
            _programme, found = actions.apply(session, None, told)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: write the file in UTF-8.") from error
    except DocumentRefused as refused:
        raise click.ClickException("\n".join(refusal(refused))) from refused
    except Refused as refused:
        raise click.ClickException(refused.message) from refused
    for one in found.changes:
        click.echo(f"{one.what} {one.part} {' '.join(one.fields)}".rstrip())
    click.echo(f"{told.slug}: {len(found.changes)} changes")


@programmes.command("export")
@click.argument("slug")
def export_command(slug: str) -> None:
    """Print the programme with the short name SLUG as a document."""
    with transaction() as session:
        programme = find_programme(session, slug)
        if programme is None:
            raise click.ClickException(f"No programme has the short name {slug}.")
        told = dump(queries.programme_facts(session, programme.id))
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
