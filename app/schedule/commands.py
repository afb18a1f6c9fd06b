"""Solving a forum from a file: needs neither a database nor a site."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click
from flask.cli import AppGroup

from app.core.languages import LANGUAGES, _, speaking
from app.schedule.exports.forums import write_plan
from app.schedule.rules.problem import Outcome, Problem, Progress
from app.schedule.rules.reading.forums import read_forum
from app.schedule.rules.reading.unreadable import Unreadable
from app.schedule.searching import SearchFailed, search
from app.schedule.words import reading

schedule = AppGroup("schedule", help="Plan timetables.")

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PLAN = click.Path(dir_okay=False, writable=True, path_type=Path)
LONGEST, MOST_WORKERS = 24 * 3600, 64


def reads_files(command_line: Sequence[str]) -> bool:
    """Tell whether a command line asks for a command that only reads a workbook."""
    return Path(command_line[0]).stem == "flask" and ("schedule", "solve") in pairwise(command_line)


@schedule.command("solve")
@click.argument("instance", type=FILE)
@click.option("--seconds", type=click.FloatRange(1, LONGEST), default=60, show_default=True)
@click.option("--workers", type=click.IntRange(1, MOST_WORKERS), default=2, show_default=True)
@click.option("--out", type=PLAN, required=True, help="The workbook to write the plan to.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en")
def solve_command(instance: Path, seconds: float, workers: int, out: Path, language: str) -> None:
    """Plan the forum in the workbook INSTANCE, and write the best plan found."""
    with speaking(language):
        problem = _read(instance)
        outcome = _search(problem, seconds, workers)
        if outcome.status == "impossible":
            named = ", ".join(outcome.reason)
            raise click.ClickException(
                _("There is no plan: these do not fit together: %(names)s", names=named)
            )
        if outcome.plan is None:
            raise click.ClickException(_("No plan was found in this time."))
        out.write_bytes(write_plan(problem, outcome.plan))
        click.echo("\n".join(reading.told(problem, outcome)))


def _read(instance: Path) -> Problem:
    """Read a workbook, or say what is wrong with it."""
    try:
        return read_forum(instance.read_bytes())
    except Unreadable as refused:
        raise click.ClickException(reading.refusal(refused)) from refused


def _search(problem: Problem, seconds: float, workers: int) -> Outcome:
    """Search in the solver's own process, saying each better plan and bound."""
    said: list[tuple[int | None, int | None]] = []

    def follow(progress: Progress) -> bool:
        news = progress.objective, progress.bound
        if progress.objective is not None and news not in said[-1:]:
            said.append(news)
            click.echo(reading.progress(progress))
        return True

    try:
        return search(problem, seconds=seconds, workers=workers, follow=follow)
    except SearchFailed as failed:
        raise click.ClickException(_("The search ended without an answer.")) from failed
