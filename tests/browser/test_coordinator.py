"""A programme coordinator offers a turn, and tries a rule before saving it."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import press, sign_in

TURNS = "/programmes/soj-highschool-games/turns"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_next_turn_of_the_forecast_is_offered(open_tab, scripts):
    tab = open_tab(java_script_enabled=scripts)
    sign_in(tab, "coordinator")
    press(tab, tab.get_by_role("link", name="Offer the turn").first)
    link = tab.locator("a[href*='turns/offer?']").first
    year = link.inner_text().split()[-1]
    press(tab, link)
    expect(tab.locator("[name=year]")).to_have_value(year)
    press(tab, tab.get_by_role("button", name="Offer the turn"))
    expect(tab.get_by_role("heading", level=1)).to_have_text(f"Turn of {year}")
    expect(tab.locator(".heading-lead")).to_contain_text("no answer yet")
    press(tab, tab.get_by_role("link", name="Withdraw the offer"))
    tab.locator("[name=reason]").fill("Only tried")
    press(tab, tab.locator("main form [type=submit]").first)
    expect(tab.locator(".heading-lead")).to_contain_text("withdrawn")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_forecast_follows_the_rule_before_it_is_saved(open_tab, scripts):
    tab = open_tab(java_script_enabled=scripts)
    sign_in(tab, "coordinator")
    tab.goto("/programmes/soj-highschool-games/rule")
    before = tab.locator(".forecast").inner_text()
    first = tab.locator(".order-name").first.inner_text()
    press(tab, tab.locator("button[name=move][value^='down:']").first)
    expect(tab.locator(".order-name").nth(1)).to_have_text(first)
    expect(tab.locator(".forecast")).not_to_have_text(before, use_inner_text=True)
    tab.goto("/programmes/soj-highschool-games/rule")
    expect(tab.locator(".forecast")).to_have_text(before, use_inner_text=True)
