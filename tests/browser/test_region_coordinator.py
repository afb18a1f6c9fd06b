"""A region coordinator answers and enters people, with the keyboard alone."""

import re

import pytest

from tests.browser.people import activate, sign_in, walk_to, write

REGIONS = {True: ("toyama", "富山"), False: ("gangwon", "강원")}


def open_delegation(tab):
    """Follow what the home page says is next; answer that the region takes part."""
    activate(tab, tab.get_by_role("link", name="Answer whether your region takes part"))
    walk_to(tab, tab.get_by_role("radio").first)
    tab.keyboard.press("Space")
    activate(tab, tab.get_by_role("button", name="Send the answer"))
    assert "Your region takes part" in tab.get_by_role("status").inner_text()


def send_with_a_mistake(tab, family):
    """Enter a person with an address that is none; what was typed is still there."""
    activate(tab, tab.get_by_role("link", name="Enter a participant"))
    walk_to(tab, tab.locator("[name=role]")).press("ArrowDown")
    write(tab, "native_family", family)
    write(tab, "native_given", "直")
    write(tab, "mail", "not a mail address")
    with tab.expect_response(lambda answer: answer.request.method == "POST") as refused:
        tab.keyboard.press("Enter")
    assert refused.value.status == 422
    tab.locator(".error-summary").wait_for()
    assert tab.locator("[name=native_family]").input_value() == family
    assert tab.locator("[name=mail]").input_value() == "not a mail address"


def correct(tab):
    """Follow the error summary to the answer, and write another one."""
    walk_to(tab, tab.locator(".error-summary").get_by_role("link").first).press("Enter")
    tab.locator("[name=mail]:focus").wait_for()
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type("nao@example.jp")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert "Entered:" in tab.get_by_role("status").inner_text()


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
    assert row.count() == 1
    activate(tab, row.get_by_role("button", name=re.compile("^Withdraw")))
    assert "Withdrawn" in row.inner_text()
    activate(tab, row.get_by_role("button", name="Take the withdrawal back"))
    assert "Withdrawn" not in row.inner_text()
