"""What is written at a draft is not lost: a tab closed, two at once, the deadline, no network."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.calls.models import Call
from app.core import clock
from app.core.db import engine_for
from tests.browser.people import PATIENCE, press, sign_in
from tests.browser.windows import PHONE, overflow

PAUSE = 3_500
# What a page's clock shows; nothing depends on it.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
SAVED = re.compile(r"Saved \d\d:\d\d \(UTC\+9\)")


@pytest.fixture
def draft(tab):
    """The address of a draft of Toyama in an open call, in a tab that shows it."""
    sign_in(tab, "toyama")
    tab.goto("/calls")
    press(tab, tab.get_by_role("main").locator("a[href^='/calls/']").first)
    press(tab, tab.get_by_role("link", name="Begin a proposal"))
    tab.locator("[name=original][value=en]").check()
    tab.locator("[name=title]").fill("Kelp")
    press(tab, tab.get_by_role("button", name="Begin the draft"))
    expect(tab).to_have_url(re.compile(r"/proposals/[\w-]+/edit$"))
    return tab.url


@pytest.fixture
def opened(open_tab, tab, draft):
    """Open the draft once more: `opened()`; that page's time stands, whatever others' does."""
    # All pages of a browser share one clock: somebody's second one is the same session elsewhere.
    session = tab.context.storage_state()

    def open_page():
        # A page of its own: the network that goes away is no complaint.
        page = open_tab(storage_state=session).context.new_page()
        page.clock.install(time=BEGINNING)
        page.clock.pause_at(BEGINNING + timedelta(hours=1))
        page.goto(draft)
        return page

    return open_page


def kept(page):
    """Let the pause go by, and wait until the page says what became of it."""
    live = page.locator("[data-autosave]")
    live.evaluate("one => { one.textContent = '' }")
    page.clock.run_for(PAUSE)
    live.filter(has_text=re.compile(r"\S")).wait_for()
    return live.inner_text()


def comes_to_stand(page, address, name, text):
    """Open the draft until an answer stands there."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        page.goto(address)
        if page.locator(name).input_value() == text:
            return True
    return False


@pytest.fixture
def deadline(site):
    """Move the deadline of every call; it is moved back."""
    engine = engine_for(site.around["KITAMAE_DATABASE_URL"])
    with Session(engine) as session:
        before = dict(session.execute(select(Call.id, Call.closes_at)).all())

    def move(moment=None):
        with Session(engine) as session, session.begin():
            for number, closes_at in before.items():
                wanted = moment or closes_at
                session.execute(update(Call).where(Call.id == number).values(closes_at=wanted))

    yield move
    move()
    engine.dispose()


def test_nothing_written_is_lost(tab, opened, draft, faults, deadline):
    first = opened()
    first.locator("[name=summary_en]").fill("Plant kelp.")
    assert SAVED.search(kept(first))
    # Left without a word: what was typed last goes out behind the page's back.
    first.locator("[name=place]").fill("Uozu")
    first.goto("/calls")
    assert comes_to_stand(first, draft, "[name=place]", "Uozu")
    expect(first.locator("[name=summary_en]")).to_have_value("Plant kelp.")
    tab.reload()
    assert faults(tab) == []

    # Two at once: each keeps what it wrote, and sees what both wrote.
    second = opened()
    first.locator("[name=title_en]").fill("Kelp forests")
    second.locator("[name=summary_en]").fill("Plant much kelp.")
    assert SAVED.search(kept(first))
    assert SAVED.search(kept(second))
    second.locator("[name=title_en]").fill("Reed")
    assert "What is marked is not saved yet." in kept(second)
    expect(second.locator("#title_en-error")).to_contain_text("changed this to “Kelp forests”")
    third = opened()
    expect(third.locator("[name=title_en]")).to_have_value("Kelp forests")
    expect(third.locator("[name=summary_en]")).to_have_value("Plant much kelp.")

    # The deadline passes: the draft is kept, and said not to be submitted.
    deadline(clock.now() - timedelta(minutes=1))
    third.locator("[name=summary_en]").fill("Too late.")
    said = kept(third)
    assert SAVED.search(said)
    assert "the proposal is not submitted" in said
    third.set_viewport_size(PHONE)
    # Axe waits for timers.
    third.clock.resume()
    assert (overflow(third), faults(third)) == (0, [])
    third.reload()
    expect(third.locator("[name=summary_en]")).to_have_value("Too late.")


def test_without_network_the_text_stays_and_is_saved_afterwards(opened):
    page = opened()
    page.locator("[name=summary_en]").fill("Written at sea.")
    page.context.set_offline(True)
    assert "the network is away" in kept(page)
    expect(page.locator("[name=summary_en]")).to_have_value("Written at sea.")
    page.context.set_offline(False)
    page.clock.run_for(20_000)
    page.locator("[data-autosave]", has_text=SAVED).wait_for()
    page.clock.run_for(PAUSE)
    # The button goes where it always did.
    press(page, page.get_by_role("button", name="Save", exact=True))
    expect(page).to_have_url(re.compile(r"/proposals/[\w-]+$"))
    expect(page.get_by_role("main")).to_contain_text("Written at sea.")


def test_without_script_nothing_changes(open_tab):
    tab = open_tab(java_script_enabled=False)
    sign_in(tab, "gangwon")
    tab.goto("/calls")
    press(tab, tab.get_by_role("main").locator("a[href^='/calls/']").first)
    press(tab, tab.get_by_role("link", name="Begin a proposal"))
    tab.locator("[name=title]").fill("Kelp")
    press(tab, tab.get_by_role("button", name="Begin the draft"))
    tab.locator("[name=summary_en], [name=summary_ko]").first.fill("Plant kelp.")
    press(tab, tab.get_by_role("button", name="Save", exact=True))
    expect(tab.get_by_role("main")).to_contain_text("Plant kelp.")
