"""Commands that read a programme document and need no database."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click
from flask.cli import AppGroup

from app.core import clock
from app.core.languages import LANGUAGES, speaking
from app.programmes.rules.audit import audit
from app.programmes.rules.document import decode, parse
from app.programmes.rules.facts import Programme
from app.programmes.rules.forecast import forecast
from app.programmes.rules.problems import DocumentRefused
from app.programmes.words import reports
from app.programmes.words.sentences import refusal

programmes = AppGroup("programmes", help="Forecast and audit the rotation of hosts.")

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
LANGUAGE = click.option("--language", type=click.Choice(list(LANGUAGES)), default="en")
MOST = 1000
# These read a file and need no site: they run where nothing has been set up yet.
FROM_FILES = ("forecast", "audit")


def reads_files(command_line: Sequence[str]) -> bool:
    """Tell whether a command line asks for a command that only reads a document."""
    return Path(command_line[0]).stem == "flask" and any(
        group == programmes.name and name in FROM_FILES for group, name in pairwise(command_line)
    )


@programmes.command("forecast")
@FILE
@click.option("--turns", type=click.IntRange(1, MOST), default=20, show_default=True)
@click.option("--from-year", type=click.IntRange(1000, 9999), help="The first year; else this one.")
@FORMAT
@LANGUAGE
def forecast_command(
    file: Path, turns: int, from_year: int | None, form: str, language: str
) -> None:
    """Print the next turns of the programme in FILE, with their reasons."""
    with speaking(language):
        facts = _read(file)
        year = from_year or clock.now().year
        found = forecast(facts, turns=turns, from_year=year)
        if form == "json":
            _print(reports.forecast_document(facts, found, year))
        else:
            click.echo("\n".join(reports.forecast_lines(facts, found)))


@programmes.command("audit")
@FILE
@FORMAT
@LANGUAGE
def audit_command(file: Path, form: str, language: str) -> None:
    """Print which editions of the programme in FILE departed from the rule of their time."""
    with speaking(language):
        facts = _read(file)
        found = audit(facts)
        if form == "json":
            _print(reports.audit_document(facts, found))
        else:
            click.echo("\n".join(reports.audit_lines(facts, found)))


def _read(file: Path) -> Programme:
    """Read a document, or say all that is wrong with it."""
    try:
        return parse(decode(file.read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: write the file in UTF-8.") from error
    except DocumentRefused as refused:
        raise click.ClickException("\n".join(refusal(refused))) from refused


def _print(document: dict[str, object]) -> None:
    """Print a document as JSON."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
