"""What an operator types to load the facts: `flask load-facts`."""

import click
from flask.cli import with_appcontext

from app.core.db import transaction
from app.core.facts import Change, Report
from app.desk.loading import load_facts as load

SENTENCES = {
    "added": "added    {name}",
    "changed": "changed  {name}: {field}: {before!r} -> {after!r}",
    "kept": "kept     {name}: {field} is {before!r}, set since; the file says {after!r}",
    "gone": "gone     {name}: removed since, not added again",
}


@click.command("load-facts")
@click.option("--quiet", is_flag=True, help="Print only the totals.")
@with_appcontext
def load_facts(*, quiet: bool) -> None:
    """Bring the facts of the files into the database; safe to run again."""
    with transaction() as session:
        report = load(session)
    if not quiet:
        for change in report.changes:
            click.echo(sentence(change))
    click.echo(totals(report))


def sentence(change: Change) -> str:
    """Say one change."""
    return SENTENCES[change.what].format(**vars(change))


def totals(report: Report) -> str:
    """Say how much changed."""
    counts = ", ".join(f"{report.count(what)} {what}" for what in SENTENCES)
    return f"{counts}, {report.same} the same."
