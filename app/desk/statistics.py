"""The printed figures as charts and tables, each with its day and its source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.core.access import allow, anyone
from app.core.db import session
from app.core.folding import folded
from app.core.languages import _
from app.core.web import page
from app.core.words import Words
from app.desk import figures, queries, words
from app.desk.blueprint import bp
from app.desk.exports import csv_file
from app.desk.models import Statistic
from app.regions.queries import regions

Row = tuple[str, float | None, str]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart with its rows."""

    title: str
    unit: str
    as_of: str
    source: str
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The figures of one table of the sources."""

    table_id: str
    title: str
    charts: list[Drawn]
    figures: list[Statistic]


ORDERS: dict[str, Callable[[Statistic], Any]] = {
    "source": lambda figure: figure.id,
    "metric": lambda figure: folded(figures.metric_words(figure)),
    "value": lambda figure: (figure.number is None, figure.number or 0),
    "as_of": lambda figure: figure.as_of,
}


@bp.get("/statistics")
@allow(anyone)
def statistics() -> ResponseReturnValue:
    """Show the figures."""
    names = _region_names()
    every = queries.statistics(session())
    found = _found(every, names)
    return page(
        groups=list(_groups(found, every, names)),
        count=len(found),
        total=len(every),
        columns=columns(),
        order=words.chosen("sort", ORDERS, "source"),
        names=names,
        figures=figures,
    )


@bp.get("/statistics.csv")
@allow(anyone)
def statistics_csv() -> Response:
    """Send the figures as a file, as printed."""
    names = _region_names()
    header = ["table", *(column["label"] for column in columns()), "source"]
    rows = (
        (figure.table_id, *_cells(figure, names))
        for figure in _found(queries.statistics(session()), names)
    )
    return csv_file("statistics", header, rows)


def columns() -> list[dict[str, Any]]:
    """Return the columns of the tables."""
    return [
        {"label": _("What is counted"), "sort": "metric"},
        {"label": _("Of whom")},
        {"label": _("As printed"), "sort": "value", "number": True},
        {"label": _("Unit")},
        {"label": _("As of"), "sort": "as_of"},
        {"label": _("Note"), "quiet": True},
    ]


def _cells(figure: Statistic, names: dict[str, Words]) -> tuple[object, ...]:
    """Return a figure's cells in a file."""
    subject = figures.subject_words(figure, names)
    said = (figures.metric_words(figure), subject, figure.value, figures.unit_words(figure))
    when, note = figures.day_words(figure), figures.note_words(figure)
    return (*said, when, note, figures.source_words(figure.source))


def _region_names() -> dict[str, Words]:
    """Return the names of the regions that figures are about."""
    return {region.code: region.name for region in regions(session())}


def _found(every: Sequence[Statistic], names: dict[str, Words]) -> list[Statistic]:
    """Return the figures searched for, in the reader's order."""
    wanted = folded(request.args.get("q", "")).split()
    fitting = [
        figure
        for figure in every
        if all(part in folded(" ".join(map(str, _cells(figure, names)))) for part in wanted)
    ]
    order = words.chosen("sort", ORDERS, "source")
    return sorted(fitting, key=ORDERS[order], reverse=words.descending())


def _groups(
    found: Sequence[Statistic], every: Sequence[Statistic], names: dict[str, Words]
) -> Iterable[Group]:
    """Yield the tables of the sources that hold something found; charts are always whole."""
    for table_id in dict.fromkeys(figure.table_id for figure in every):
        own = [figure for figure in found if figure.table_id == table_id]
        if own:
            whole = [figure for figure in every if figure.table_id == table_id]
            yield Group(
                table_id=table_id,
                title=str(figures.TABLES.get(table_id, table_id)),
                charts=list(_charts(table_id, whole, names)),
                figures=own,
            )


def _charts(table_id: str, whole: Sequence[Statistic], names: dict[str, Words]) -> Iterable[Drawn]:
    """Yield the charts of a table."""
    for chart in figures.CHARTS:
        shown = [figure for figure in whole if figure.metric in chart.metrics]
        if chart.table_id == table_id and shown:
            yield Drawn(
                title=str(chart.title),
                unit=figures.unit_words(shown[0]),
                as_of=figures.day_words(shown[0]),
                source=figures.source_words(shown[0].source),
                rows=[_row(figure, names, by_subject=chart.by_subject) for figure in shown],
            )


def _row(figure: Statistic, names: dict[str, Words], *, by_subject: bool) -> Row:
    """Return a bar with its words and its note."""
    label = figures.subject_words(figure, names) if by_subject else figures.metric_words(figure)
    return label, figure.number, figures.note_words(figure)
