"""What stands on paper: the content, and nothing that only a screen can use."""

import pytest

CONTROLS = "nav, main form, main button, .filters, .views, .column-choice, .pagination, .trail"


def seen(tab):
    return [one for one in tab.locator(CONTROLS).all() if one.is_visible()]


@pytest.mark.parametrize("path", ["/calendar?span=all", "/programmes", "/regions", "/statistics"])
def test_controls_stay_on_the_screen(tab, path):
    tab.goto(path)
    assert seen(tab)
    tab.emulate_media(media="print")
    assert seen(tab) == []
    assert tab.locator("h1").is_visible()
    assert tab.locator("table").first.is_visible()


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut(tab):
    tab.goto("/calendar?span=all")
    tab.emulate_media(media="print")

    assert (
        tab.locator("thead").first.evaluate("head => getComputedStyle(head).display")
        == "table-header-group"
    )
    row = tab.locator("tbody tr").nth(1)
    assert row.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
