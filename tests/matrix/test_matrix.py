"""Every route, asked by every role and relation, answers as docs/permissions.csv says."""

import pytest

from app.core.access import anyone
from tests.matrix.asking import ABSENT_NUMBER, Place, contents, what_happened
from tests.matrix.cases import CASES, case_of
from tests.matrix.normal import normal
from tests.matrix.table import CELLS, Row, routes, rows
from tests.matrix.world import ACTORS

ROWS = rows()
SAFE = [row for row in ROWS if row.method == "GET"]
UNSAFE = [row for row in ROWS if row.method != "GET"]
# Who may most easily be taken for one who may; each other's refusal is in the cells.
NEAREST = ("anyone", "signed_in", "programme_other", "region_other_region", "host_other")
GUARDED = [row for row in ROWS if "no" in row.cells.values()]


def name(row):
    return f"{row.endpoint}-{row.method}"


def actors(place: Place, row: Row):
    """Return everybody; on PostgreSQL whoever is let in, for one rule refuses on both engines."""
    if place.app.extensions["engine"].dialect.name == "sqlite":
        return ACTORS
    return [actor for actor in ACTORS if row.cells[actor] == "yes"]


def wrong_cells(place: Place, row: Row, suspected: str = ""):
    """Yield the cells in which the table and the answer differ, the suspected ones first."""
    for actor in sorted(actors(place, row), key=lambda actor: row.cells[actor] != suspected):
        answer = _cell(place, row, actor)
        if answer != row.cells[actor]:
            yield f"{actor}: {answer}, the table says {row.cells[actor]}"


def _cell(place, row, actor):
    answer = place.ask(row.endpoint, row.method, actor)
    return what_happened(answer, case_of(row.endpoint, row.method).then)


def test_every_route_has_a_row_and_every_row_a_route(place):
    known = [row.key for row in ROWS]
    served = {key for key in routes(place.app) if not key[0].startswith("dev.")}
    assert sorted(served - set(known)) == [], "routes without a row in docs/permissions.csv"
    assert sorted(set(known) - served) == [], "rows without a route"
    assert len(known) == len(set(known)), "rows that are there twice"


def test_the_table_says_only_what_can_be_checked():
    said = {cell for row in ROWS for cell in row.cells.values()}
    assert said == CELLS
    assert set(CASES) <= {row.key for row in ROWS}


@pytest.mark.parametrize("row", UNSAFE, ids=name)
def test_each_cell_is_as_the_table_says(place, row):
    wrong = list(wrong_cells(place, row))
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("row", SAFE, ids=name)
def test_each_cell_of_reading_is_as_the_table_says_and_changes_nothing(place, row):
    case, told = case_of(row.endpoint, row.method), {}
    with place.undone() as session:
        before = place.held(session, case)
        session.commit()
        for actor in actors(place, row):
            path = place.url(row.endpoint, place.arguments(row.endpoint, case, actor))
            told[actor] = what_happened(place.send(path, row.method, actor, case), case.then)
        assert contents(session) == before
    assert told == {actor: row.cells[actor] for actor in told}


@pytest.mark.parametrize("row", GUARDED, ids=name)
def test_a_rule_that_lets_everybody_in_is_found(one_place, row, monkeypatch):
    assert next(wrong_cells(_changed(one_place, row, monkeypatch, allowing=True), row, "no"), "")


@pytest.mark.parametrize("row", [row for row in ROWS if "yes" in row.cells.values()], ids=name)
def test_a_rule_that_lets_nobody_in_is_found(one_place, row, monkeypatch):
    assert next(wrong_cells(_changed(one_place, row, monkeypatch, allowing=False), row, "yes"), "")


def _changed(place, row, monkeypatch, *, allowing):
    """Replace the rule of a route's method."""
    rule = place.app.view_functions[row.endpoint].access_rule
    side = "safe" if row.method == "GET" else "unsafe"
    before = getattr(rule, side)
    monkeypatch.setattr(place.app, "testing", False)
    monkeypatch.setitem(place.app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(vars(rule), side, lambda *_: allowing)
    assert getattr(rule, side) is not before
    return place


@pytest.mark.parametrize("row", GUARDED, ids=name)
def test_what_one_may_not_see_answers_as_what_is_not_there(one_place, row):
    case = case_of(row.endpoint, row.method)
    for actor in (actor for actor in NEAREST if row.cells[actor] != "yes"):
        own = one_place.arguments(row.endpoint, case, actor)
        there = normal(one_place, row, actor, {})
        for argument, value in own.items():
            absent = ABSENT_NUMBER if isinstance(value, int) else f"absent-{value}"
            assert normal(one_place, row, actor, {argument: absent}) == there, (actor, argument)


@pytest.mark.parametrize("row", [row for row in ROWS if row.cells["anyone"] != "yes"], ids=name)
def test_somebody_elses_part_of_a_path_answers_as_what_is_not_there(one_place, row):
    case = case_of(row.endpoint, row.method)
    for actor in (actor for actor in ACTORS if row.cells[actor] == "yes"):
        own = one_place.arguments(row.endpoint, case, actor)
        for argument in set(own) & set(one_place.world.other):
            foreign = {argument: one_place.world.other[argument]}
            absent = ABSENT_NUMBER if isinstance(own[argument], int) else "absent"
            nothing = normal(one_place, row, actor, {argument: absent})
            assert nothing[0] == 404
            if not _may_all(one_place, row, actor, argument):
                assert normal(one_place, row, actor, foreign) == nothing, (actor, argument)


def _may_all(place, row, actor, argument):
    """Tell whether the table lets somebody act on the other thing too."""
    opposite = {
        "programme_own": "programme_other",
        "region_own": "region_other_programme",
        "host_own": "host_other",
        "region_other_region": "region_own",
        # Of another edition a carer and a cook know what its neighbours' hosts know.
        "care_own": "host_other",
        "kitchen_own": "host_other",
        "reviewer_own": "programme_other",
    }
    whole = actor in {"administrator", "signed_in"} or actor not in opposite
    same_region = argument == "code" and actor == "programme_own"
    return whole or same_region or row.cells[opposite[actor]] == "yes"


@pytest.mark.parametrize("row", UNSAFE, ids=name)
def test_without_its_token_a_form_is_refused_and_changes_nothing(one_place, row):
    case = case_of(row.endpoint, row.method)
    with one_place.undone() as session:
        before = one_place.held(session, case)
        session.commit()
        for actor in ACTORS:
            path = one_place.url(row.endpoint, one_place.arguments(row.endpoint, case, actor))
            answer = one_place.send(path, row.method, actor, case, csrf=False)
            assert answer.status_code == 400, actor
        session.expire_all()
        assert contents(session) == before


def test_the_check_that_reading_changes_nothing_sees_a_change(place):
    with place.undone() as session:
        before = contents(session)
        session.commit()
        row = next(row for row in UNSAFE if row.endpoint == "rosters.export")
        case = case_of(*row.key)
        path = place.url(row.endpoint, place.arguments(row.endpoint, case, "host_own"))
        place.send(path, "POST", "host_own", case)
        assert contents(session) != before


def test_anyone_means_anyone(place):
    assert anyone(None)
