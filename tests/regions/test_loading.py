"""The facts about regions and ties."""

from app.core.dates import PartialDate
from app.core.facts import Loader, Report, read
from app.regions.loading import FOLDER, load_regions, load_ties


def test_every_region_and_tie_becomes_a_row(session):
    report = Report()
    loader = Loader(session, report)
    regions = load_regions(loader)
    load_ties(loader, regions)
    assert (len(regions), report.count("added")) == (142, 142 + 21)


def test_names_are_in_six_languages_and_blanks_stay_unknown(session):
    regions = load_regions(Loader(session, Report()))
    assert regions["jp-16"].name["ja"] == "富山県"
    assert regions["jp-16"].zone == "Asia/Tokyo"
    assert regions["jp-15-toyosaka"].latitude is None
    assert regions["jp-15-niigata"].parent_id == regions["jp-15"].id


def test_the_three_islands_name_no_country(session):
    regions = load_regions(Loader(session, Report()))
    without = {code for code, region in regions.items() if region.country is None}
    assert without == {"nt-kunashiri", "nt-etorofu", "nt-shikotan"}


def test_ties_are_as_old_as_the_sources_say_and_no_older(session):
    loader = Loader(session, Report())
    regions = load_regions(loader)
    load_ties(loader, regions)
    ties = {tie.code: tie for tie in loader._rows["ties"].values()}
    assert ties["tie-01"].since == PartialDate("1992-08-26")
    assert ties["tie-02"].since == PartialDate("1990-09")
    assert ties["tie-03"].since == PartialDate("1990")
    assert ties["tie-09"].since is None


def test_every_row_of_the_files_names_its_source():
    for name in ("regions.csv", "ties.csv"):
        assert all(row["source"] for row in read(FOLDER / name))
