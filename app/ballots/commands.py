"""Counting the ballots of a file again: needs neither a database nor a site."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from app.ballots import words
from app.ballots.errors import Unreckonable
from app.ballots.rules import Result, recount
from app.core.languages import LANGUAGES, _, speaking
from app.core.words import Words

ballots = AppGroup("ballots", help="Count the ballots of a vote again.")


def reads_files(command_line: Sequence[str]) -> bool:
    """Tell whether a command line asks for a command that only reads a file of ballots."""
    return Path(command_line[0]).stem == "flask" and ("ballots", "count") in pairwise(command_line)


@ballots.command("count")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en")
def count_command(file: Path, language: str) -> None:
    """Count the ballots in FILE, and say whether it states the same result."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        found, same = recount(told)
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"{file}: this is not JSON.") from error
    except Unreckonable as error:
        raise click.ClickException(f"{file}: {error}") from error
    with speaking(language):
        click.echo("\n".join(_lines(told, found, language)))
        if not same:
            raise click.ClickException(str(_("The file states another result.")))
        click.echo(_("The file states the same result."))


def _lines(told: dict[str, Any], found: Result, language: str) -> list[str]:
    """Write the result out."""
    names = {one["proposal"]: _name(one, language) for one in told["options"]}
    lines = [
        str(
            _(
                "%(cast)s ballots of %(entitled)s regions with a vote; %(needed)s are needed.",
                cast=found.cast + found.unread,
                entitled=found.entitled,
                needed=max(found.needed, found.fewest),
            )
        )
    ]
    if found.cast < found.fewest:
        return [*lines, words.outcome("too-few")]
    for one in found.tallies:
        name = names[one.option]
        if found.outcome:
            lines.append(f"{name}: {one.votes_for}")
        else:
            figures = f"{one.votes_for} : {one.votes_against} ({one.abstained})"
            lines.append(f"{name}: {figures} {words.outcome(one.outcome)}")
    if found.outcome:
        leading = ", ".join(names[one] for one in found.leading)
        lines.append(f"{words.answer('abstain')}: {found.abstained}")
        lines.append(f"{words.outcome(found.outcome)} {leading}".strip())
    return lines


def _name(option: dict[str, Any], language: str) -> str:
    """Name what is voted on by its title, as far as the file has one."""
    title = option.get("title")
    named = Words(title).best(language) if isinstance(title, dict) else ""
    return str(named or option["proposal"])
