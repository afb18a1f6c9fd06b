"""A region coordinator answers and enters people, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import activate, enter, sign_in, walk_to, write

REGIONS = {True: ("toyama", "富山"), False: ("gangwon", "강원")}


def open_delegation(tab):
    """Follow what the home page says is next; answer that the region takes part."""
    activate(tab, tab.get_by_role("link", name="Answer whether your region takes part"))
    walk_to(tab, tab.get_by_role("radio").first)
    tab.keyboard.press("Space")
    activate(tab, tab.get_by_role("button", name="Send the answer"))
    expect(tab.get_by_role("status")).to_contain_text("Your region takes part")


def send_with_a_mistake(tab, family):
    """Enter a person with an address that is none; what was typed is still there."""
    activate(tab, tab.get_by_role("link", name="Enter a participant"))
    walk_to(tab, tab.locator("[name=role]")).press("ArrowDown")
    write(tab, "native_family", family)
    write(tab, "native_given", "直")
    write(tab, "mail", "not a mail address")
    refused = enter(tab)
    assert refused.status == 422
    expect(tab.locator(".error-summary")).to_be_visible()
    expect(tab.locator("[name=native_family]")).to_have_value(family)
    expect(tab.locator("[name=mail]")).to_have_value("not a mail address")


def correct(tab):
    """Follow the error summary to the answer, and write another one."""
    walk_to(tab, tab.locator(".error-summary").get_by_role("link").first).press("Enter")
    expect(tab.locator("[name=mail]")).to_be_focused()
    write(tab, "mail", "nao@example.jp")
    enter(tab)
    expect(tab.get_by_role("status")).to_contain_text("Entered:")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_is_entered_corrected_withdrawn_and_restored(open_tab, faults, scripts):
    tab = open_tab(java_script_enabled=scripts)
    account, family = REGIONS[scripts]
    sign_in(tab, account)
    open_delegation(tab)
    send_with_a_mistake(tab, family)
    if scripts:
        assert faults(tab) == []
    correct(tab)
    row = tab.locator("tr", has_text="nao@example.jp")
    expect(row).to_have_count(1)
    activate(tab, row.get_by_role("button", name=re.compile("^Withdraw")))
    expect(row).to_contain_text("Withdrawn")
    activate(tab, row.get_by_role("button", name="Take the withdrawal back"))
    expect(row).not_to_contain_text("Withdrawn")
