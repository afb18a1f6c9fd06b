"""Activities come from a workbook: each row looked at, made at one go, and taken back."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from app.core.words import Words
from app.schedule import queries
from app.schedule.errors.activities import TooMuchText
from app.schedule.models import Step
from app.schedule.rules import importing as rules
from app.schedule.rules import rows as carried
from app.schedule.rules.importing import Vocabulary
from app.schedule.rules.rows import packed, rows, text, unpacked
from tests.matrix.reading import main_form
from tests.schedule import making

KNOWN = Vocabulary(
    headings={"title": "title-en", "min": "minutes", "from": "earliest"},
    kinds={"spiel": "match"},
    roles={"coach": "coach"},
    equipment={},
    languages={},
    regions={"toyama": 1},
    spaces={},
    groups={"track": 7},
    yes=frozenset({"ja"}),
    everyone=frozenset({"alle"}),
    titles={"title-en": "en"},
    zone="Asia/Tokyo",
)


def book(*rows):
    """Write a workbook."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    file.seek(0)
    return file


def line(**cells):
    """Read one row."""
    (found,) = rules.read([{"title-en": "X", "minutes": "60", **cells}], KNOWN, [])
    return found


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"title-en": ""}, ("untitled", "title-en", "")),
        ({"title-en": "X" * 201}, ("long", "title-en", "200")),
        ({"note": "X" * 2001}, ("long", "note", "2000")),
        ({"minutes": "long"}, ("number", "minutes", "long")),
        ({"minutes": "0"}, ("number", "minutes", "0")),
        ({"minutes": ""}, ("number", "minutes", "")),
        ({"size": "-3"}, ("number", "size", "-3")),
        ({"size": "0000000019999999999"}, ("number", "size", "0000000019999999999")),
        ({"kind": "party"}, ("unknown", "kind", "party")),
        ({"delegations": "Toyama; Osaka"}, ("unknown", "delegations", "Osaka")),
        ({"earliest": "tomorrow"}, ("moment", "earliest", "tomorrow")),
        ({"fixed": "perhaps"}, ("yes", "fixed", "perhaps")),
    ],
)
def test_what_is_wrong_in_a_row_is_said_of_its_cell(cells, fault):
    found = line(**cells)
    assert (found.facts, found.faults) == (None, (fault,))


def test_a_row_says_what_an_activity_is():
    found = line(
        kind="Spiel",
        delegations="TOYAMA",
        roles="Coach；Alle",
        fixed="ja",
        group="Track",
        earliest="2027/08/06 09:00",
        minutes="９０",
    )
    facts = found.facts
    assert not found.faults
    assert (facts.kind, facts.minutes, facts.fixed, facts.group_id) == ("match", 90, True, 7)
    assert facts.earliest_at == datetime(2027, 8, 6, 0, 0, tzinfo=UTC)
    said = {(one.region_id, one.role, one.everyone) for one in facts.parties}
    assert said == {(1, None, False), (None, "coach", False), (None, None, True)}
    assert line(group="Other").group == "Other"


def test_headings_may_stand_below_a_title_and_empty_rows_say_nothing():
    cells = [["Our plan"], [], ["Min", "Title", "?"], [60.0, "A", "x"], ["", ""], [30, "B"]]
    assert rows({"1": cells}, KNOWN.headings) == [
        {"minutes": "60", "title-en": "A", "row": "4"},
        {"minutes": "30", "title-en": "B", "row": "6"},
    ]
    assert rows({"1": [["Title"], ["A"]]}, KNOWN.headings) == []


def test_what_separates_words_still_does_and_what_hides_them_is_dropped():
    assert text("港の\u3000話\u00a01\t2") == "港の 話 1 2"
    assert text("a\u202eb\x00c\u200bd") == "abcd"


def test_rows_are_carried_by_the_form_and_nonsense_is_none():
    found = [{"title-en": "A", "row": "2"}]
    assert unpacked(packed(found)) == found
    for nonsense in ("", "x", "AAAA", packed([1]), packed({"a": 1})):
        assert unpacked(nonsense) == []


def test_a_file_in_any_language_is_looked_at_made_and_taken_back(planner, timetable, session):
    path = f"{timetable.path}/activities/import"
    file = book(
        ["Title (日本語)", "Minutes", "Delegations", "Group", "Begins", "Space", "Does not move"],
        ["港の話", 45, "富山", "Ports", "2027-08-06 09:00", "Court A", "yes"],
        ["Too long", "long", "", "", "", "", ""],
        ["Opening", 60, "", "", "", "", ""],
    )
    seen = planner.post(path, data={"file": (file, "plan.xlsx")})
    assert "2 activities would be made." in seen.text
    assert "“long” is no whole number" in seen.text
    assert "New groups: Ports." in seen.text
    assert len(queries.activities(session, timetable.edition.id)) == 12
    listed = planner.post(path, data=main_form(seen.text)).location
    assert planner.post(path, data=main_form(seen.text)).location == listed
    made = [one for one in queries.listed(session, timetable.edition.id) if one.source == "file"]
    port = made[0]
    assert (len(made), port.title, port.group.name) == (2, Words(ja="港の話"), {"en": "Ports"})
    assert (port.starts_at, port.fixed) == (making.morning(6), True)
    assert port.space_id == timetable.spaces[0].id
    assert session.query(Step).count() == 1
    assert "Take them back" in planner.get(listed).text
    planner.post(f"{timetable.path}/activities/batches/{port.batch}")
    assert len(queries.activities(session, timetable.edition.id)) == 12


def test_what_is_written_out_is_read_back_as_what_is_there_already(planner, timetable):
    with planner.get(f"{timetable.path}/activities.xlsx") as answer:
        content = answer.data
    upload = {"file": (BytesIO(content), "activities.xlsx")}
    seen = planner.post(f"{timetable.path}/activities/import", data=upload)
    assert seen.text.count("There already") == 12
    assert "is not known here" not in seen.text


def test_the_template_can_be_read_and_files_that_cannot_are_refused(planner, timetable):
    path = f"{timetable.path}/activities"
    with planner.get(f"{path}/template.xlsx") as answer:
        content = answer.data
    assert (
        len(CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()) == 2
    )
    seen = planner.post(f"{path}/import", data={"file": (BytesIO(content), "t.xlsx")})
    assert "1 activity would be made." in seen.text
    for wrong in (b"PK nothing", book(["A", "B"], [1, 2]).getvalue(), b""):
        refused = planner.post(f"{path}/import", data={"file": (BytesIO(wrong), "t.xlsx")})
        assert refused.status_code == 422
    assert planner.post(f"{path}/import", data={"rows": "nonsense"}).status_code == 303


@pytest.mark.parametrize(("number", "said"), [(3, ""), (4, "The file has 4 rows")])
def test_more_rows_than_fit_are_refused_and_never_cut(
    timetable, planner, number, said, monkeypatch
):
    monkeypatch.setattr(carried, "MOST_ROWS", 3)
    file = book(("Title (English)", "Minutes"), *((f"Talk {one}", 30) for one in range(number)))
    page = planner.post(
        f"/editions/{timetable.edition.id}/activities/import",
        data={"file": (file, "many.xlsx")},
        checked=False,
    )
    assert page.status_code == (422 if said else 200)
    assert (f"{said} with activities; at most 3 are made at one go." in page.text) is bool(said)


def test_more_text_than_a_form_carries_is_refused(monkeypatch):
    monkeypatch.setattr(carried, "UNPACKED", 100)
    sheet = [("title", "min"), *(("Talk", "30") for _ in range(5))]
    headings = {"title": "title-en", "min": "minutes"}
    assert len(rows({"one": sheet[:2]}, headings)) == 1
    with pytest.raises(TooMuchText):
        rows({"one": sheet}, headings)
