"""A programme coordinator offers a turn, and tries a rule before saving it."""

import pytest

from tests.browser.people import sign_in

TURNS = "/programmes/soj-highschool-games/turns"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_next_turn_of_the_forecast_is_offered(open_tab, scripts):
    tab = open_tab(java_script_enabled=scripts)
    sign_in(tab, "coordinator")
    tab.get_by_role("link", name="Offer the turn").first.click()
    link = tab.locator("a[href*='turns/offer?']").first
    year = link.inner_text().split()[-1]
    link.click()
    assert tab.locator("[name=year]").input_value() == year
    with tab.expect_navigation():
        tab.get_by_role("button", name="Offer the turn").click()
    assert tab.get_by_role("heading", level=1).inner_text() == f"Turn of {year}"
    assert "no answer yet" in tab.locator(".heading-lead").inner_text()
    tab.get_by_role("link", name="Withdraw the offer").click()
    tab.locator("[name=reason]").fill("Only tried")
    with tab.expect_navigation():
        tab.locator("main form [type=submit]").first.click()
    assert "withdrawn" in tab.locator(".heading-lead").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_forecast_follows_the_rule_before_it_is_saved(open_tab, scripts):
    tab = open_tab(java_script_enabled=scripts)
    sign_in(tab, "coordinator")
    tab.goto("/programmes/soj-highschool-games/rule")
    before = tab.locator(".forecast").inner_text()
    first = tab.locator(".order-name").first.inner_text()
    with tab.expect_navigation():
        tab.locator("button[name=move][value^='down:']").first.click()
    assert tab.locator(".order-name").nth(1).inner_text() == first
    assert tab.locator(".forecast").inner_text() != before
    tab.goto("/programmes/soj-highschool-games/rule")
    assert tab.locator(".forecast").inner_text() == before
