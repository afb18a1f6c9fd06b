"""Host staff find somebody on the roster and take it with them."""

import csv
import re
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import create_engine, text

from tests.browser.people import enter, fresh, press, sign_in

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
    with closing(fresh(chromium, base_url=site.address, locale="en-GB")) as context:
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
            press(tab, tab.locator("main form [type=submit]").first)
            expect(tab.get_by_role("status")).to_contain_text("Entered")
    return f"{roster}/roster"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_roster_is_searched_sorted_and_exported(open_tab, entered, tmp_path, scripts):
    tab = open_tab(java_script_enabled=scripts, accept_downloads=True)
    sign_in(tab, "host")
    press(tab, tab.get_by_role("link", name="See the roster"))
    tab.get_by_role("searchbox").fill("елкина")
    enter(tab)
    expect(tab).to_have_url(re.compile("q="))
    expect(tab.locator("tbody tr", has_text="Ёлкина")).to_have_count(1)
    expect(tab.locator("tbody tr", has_text="山田")).to_have_count(0)

    tab.goto(entered)
    role = tab.get_by_role("columnheader", name="Role")
    press(tab, role.get_by_role("link"))
    expect(tab).to_have_url(re.compile("sort=role"))
    expect(role).to_have_attribute("aria-sort", "ascending")

    press(tab, tab.get_by_role("link", name="Export the roster"))
    tab.locator("input[type=radio][value=csv]").check()
    press(tab, tab.get_by_role("button", name="Download the file"))
    expect(tab.locator(".error-summary")).to_be_visible()
    expect(tab.locator("input[type=radio][value=csv]")).to_be_checked()
    tab.locator("[name=reason]").fill("Name badges")
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="Download the file").click()
    path = Path(tmp_path) / "roster.csv"
    coming.value.save_as(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert {"山田", "鈴木", "Ёлкина"} <= {cell for row in rows for cell in row}
