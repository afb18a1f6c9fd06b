"""Host staff find somebody on the roster and take it with them."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.browser.people import sign_in

PEOPLE = (("山田", "Yamada"), ("鈴木", "Suzuki"), ("Ёлкина", "Elkina"))


@pytest.fixture(scope="module")
def roster(site):
    """Enter three people as the region does, and return the roster's path."""
    engine = create_engine(site.around["KITAMAE_DATABASE_URL"])
    with engine.connect() as connection:
        edition = connection.scalar(
            text("SELECT edition_id FROM grants WHERE role = 'host_staff' ORDER BY id")
        )
    engine.dispose()
    return f"/editions/{edition}"


@pytest.fixture(scope="module")
def entered(chromium, site, roster):
    """Enter the people with the form, from Primorye."""
    context = chromium.new_context(base_url=site.address, locale="en-GB")
    tab = context.new_page()
    sign_in(tab, "primorye")
    for family, latin in PEOPLE:
        tab.goto(f"{roster}/delegations/ru-pri/people/new")
        tab.locator("[name=native_family]").fill(family)
        tab.locator("[name=latin_family]").fill(latin)
        tab.locator("[name=name_order]").select_option("single")
        # Of who may be a minor a host learns nothing before a guardian consents.
        tab.locator("[name=birth_date]").fill("1990-05-05")
        tab.locator("[name=role]").select_option(index=1)
        with tab.expect_navigation():
            tab.locator("main form [type=submit]").first.click()
        assert "Entered" in tab.get_by_role("status").inner_text()
    context.close()
    return f"{roster}/roster"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_roster_is_searched_sorted_and_exported(open_tab, entered, tmp_path, scripts):
    tab = open_tab(java_script_enabled=scripts, accept_downloads=True)
    sign_in(tab, "host")
    tab.get_by_role("link", name="See the roster").click()
    tab.get_by_role("searchbox").fill("елкина")
    tab.get_by_role("searchbox").press("Enter")
    tab.wait_for_url("**q=*")
    assert tab.locator("tbody tr", has_text="Ёлкина").count() == 1
    assert tab.locator("tbody tr", has_text="山田").count() == 0

    tab.goto(entered)
    tab.get_by_role("columnheader", name="Role").get_by_role("link").click()
    tab.wait_for_url("**sort=role*")
    assert tab.get_by_role("columnheader", name="Role").get_attribute("aria-sort") == "ascending"

    tab.get_by_role("link", name="Export the roster").click()
    tab.locator("input[type=radio][value=csv]").check()
    tab.get_by_role("button", name="Download the file").click()
    tab.locator(".error-summary").wait_for()
    assert tab.locator("input[type=radio][value=csv]").is_checked()
    tab.locator("[name=reason]").fill("Name badges")
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="Download the file").click()
    path = Path(tmp_path) / "roster.csv"
    coming.value.save_as(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert {"山田", "鈴木", "Ёлкина"} <= {cell for row in rows for cell in row}
