import pytest

from app.rosters.rules.view import COLUMNS, PERSONAL, USUAL, View, columns_for

HOST = columns_for(personal=False)


def test_hosts_are_never_offered_personal_columns():
    assert PERSONAL.isdisjoint(HOST)
    assert set(columns_for(personal=True)) == set(COLUMNS)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, {"group": "everyone", "sort": "name", "descending": False, "page": 1}),
        ({"by": "delegation"}, {"group": "delegation"}),
        ({"by": "<script>"}, {"group": "everyone"}),
        ({"sort": "age", "order": "descending"}, {"sort": "age", "descending": True}),
        ({"sort": "birth_date"}, {"sort": "name"}),
        ({"page": "3"}, {"page": 3}),
        ({"page": "0"}, {"page": 1}),
        ({"page": "-1"}, {"page": 1}),
        ({"page": "9" * 30}, {"page": 1}),
        ({"page": "³"}, {"page": 1}),
        ({"q": "山田  直"}, {"typed": "山田  直", "narrowed": True, "words": ["山田", "直"]}),
        ({"delegation": "jp-16"}, {"delegation": "jp-16", "narrowed": True}),
    ],
)
def test_an_address_is_read_and_what_it_says_wrongly_counts_as_not_said(arguments, expected):
    view = View.asked(arguments, HOST)
    assert {name: getattr(view, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        ({}, tuple(column for column in HOST if column in USUAL)),
        ({"show-age": "1"}, ("age",)),
        ({"show-mail": "1"}, tuple(column for column in HOST if column in USUAL)),
        ({"show-mail": "1", "show-role": "1"}, ("role",)),
    ],
)
def test_a_host_chooses_columns_but_gets_no_personal_one(arguments, columns):
    assert View.asked(arguments, HOST).columns == columns


def test_a_views_address_leads_to_the_same_view():
    everything = columns_for(personal=True)
    asked = {
        "q": "ким",
        "delegation": "jp-16",
        "role": "athlete",
        "by": "role",
        "sort": "age",
        "order": "descending",
        "show-mail": "1",
    }
    view = View.asked(asked, everything)
    assert view.address() == asked
    assert View.asked(view.address(), everything) == view


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (10_000, 100)])
def test_people_fill_pages(count, pages):
    assert View(page=10**6).within(count).page == View().pages(count) == pages
