"""The printed figures."""

import csv
from io import StringIO

import pytest

from app.core import facts as core
from app.core.dates import PartialDate
from app.core.languages import partial
from app.desk import figures
from app.desk.exports import cell
from app.desk.loading import FILE
from app.desk.models import Statistic


def test_all_figures_are_shown_with_charts_and_sources(client, facts):
    page = client.get("/statistics").text
    assert "52 of 52 figures" in page
    assert page.count("<figure") == len(figures.CHARTS)
    assert "Hitoshi Yoshida" in page
    assert "recomputed: 21.7%, which is not the 21.4 that was printed" in page
    assert "recomputed: 30.1%" in page
    assert "1 Apr 1998" in page


def test_figures_are_searched_in_the_readers_words(client, facts):
    page = client.get("/statistics?q=australia").text
    assert "4 of 52 figures" in page
    assert "No figure fits" in client.get("/statistics?q=zzz").text


def test_the_file_holds_what_was_printed(client, facts):
    answer = client.get("/statistics.csv").text.removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(answer)))
    assert len(rows) == 53
    assert ">1000" in {row[3] for row in rows}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, session, queries, rows):
    for row in range(rows):
        session.add(Statistic(table_id="near", metric=f"figure {row}", value="1", number=1))
    session.flush()
    queries.clear()
    client.get("/statistics")
    assert len(queries) == 2


def test_every_figure_of_the_facts_has_its_words():
    rows = core.read(FILE)
    assert {row["metric"] for row in rows} == set(figures.METRICS)
    assert {row["unit"] for row in rows} == set(figures.UNITS)
    assert {row["table_id"] for row in rows} == set(figures.TABLES)
    drawn = {metric for chart in figures.CHARTS for metric in chart.metrics}
    assert drawn <= set(figures.METRICS)


def test_every_note_and_day_of_the_facts_has_its_words(app):
    """A figure of the facts whose note nobody put into words would be shown as it was printed."""
    with app.test_request_context("/"):
        for row in core.read(FILE):
            one = Statistic(
                table_id="near", metric="m", value="1", note=row["note"], as_of=row["as_of"]
            )
            said = figures.note_words(one)
            assert row["note"] in {"", *figures.NOTES} or said == row["note"].replace("d ", "d: ")
            day = row["as_of"]
            assert day in {"", *figures.DAYS} or figures.day_words(one) == partial(PartialDate(day))


def test_what_is_drawn_together_is_measured_alike():
    rows = core.read(FILE)
    for chart in figures.CHARTS:
        shown = [row for row in rows if row["metric"] in chart.metrics]
        units = {row["unit"] for row in shown if row["table_id"] == chart.table_id}
        counted = {"prefectures", "municipalities", "local bodies"}
        assert len(units) == 1 or units == counted


def test_a_country_is_named_and_a_city_list_is_not_mistaken_for_one(app):
    with app.test_request_context("/", headers={"Accept-Language": "ja"}):
        one = Statistic(table_id="near", metric="m", subject="KR", value="1")
        assert figures.subject_words(one, {}) == "韓国"
        other = Statistic(table_id="near", metric="m", subject="elsewhere", value="1")
        assert figures.subject_words(other, {}) == "elsewhere"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@here", "'@here"),
        ("-5", "'-5"),
        (-5, "-5"),
        (None, ""),
        ("Тояма", "Тояма"),
    ],
)
def test_a_file_never_makes_a_spreadsheet_calculate(value, written):
    assert cell(value) == written
