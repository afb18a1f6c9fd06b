"""What stands on paper: the content, and nothing that only a screen can use."""

import pytest
from playwright.sync_api import expect

CONTROLS = "nav, main form, main button, .filters, .views, .column-choice, .pagination, .trail"


def seen(tab):
    return tab.locator(CONTROLS).filter(visible=True)


@pytest.mark.parametrize("path", ["/calendar?span=all", "/programmes", "/regions", "/statistics"])
def test_controls_stay_on_the_screen(tab, path):
    tab.goto(path)
    expect(seen(tab)).not_to_have_count(0)
    tab.emulate_media(media="print")
    expect(seen(tab)).to_have_count(0)
    expect(tab.locator("h1")).to_be_visible()
    expect(tab.locator("table").first).to_be_visible()


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut(tab):
    tab.goto("/calendar?span=all")
    tab.emulate_media(media="print")
    expect(tab.locator("thead").first).to_have_css("display", "table-header-group")
    expect(tab.locator("tbody tr").nth(1)).to_have_css("break-inside", "avoid")
