"""A reviewer scores with the keyboard alone, and without scripts as well."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call, Criterion, ReviewPhase
from app.core import clock
from app.core.db import engine_for
from app.core.words import Words
from app.programmes.models import Programme
from app.reviews.models import Assignment, Reviewer
from tests.browser.people import enter, press, sign_in
from tests.browser.windows import PHONE, overflow
from tests.matrix.reviewing import submitted

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def addresses(site):
    """Assign two proposals to a reviewer who has no others, in a phase that is open."""
    engine = engine_for(site.around["KITAMAE_DATABASE_URL"])
    with Session(engine) as session, session.begin():
        programme = session.scalars(select(Programme).where(Programme.slug == "near-assembly"))
        now, call_id = clock.now(), _call(session, programme.one().id)
        person = select(User.id).where(User.email == "reviewer-gangwon@demo.example")
        reviewer = Reviewer(call_id=call_id, user_id=session.scalars(person).one(), added_at=now)
        session.add(reviewer)
        session.flush()
        found = [submitted(session, {"call_id": call_id}, number) for number in (1, 2)]
        for one in found:
            given = {"proposal_id": one.id, "reviewer_id": reviewer.id, "how": "hand"}
            session.add(Assignment(**given, made_at=now))
        paths = [f"/proposals/{one.uuid}/review" for one in found]
    engine.dispose()
    return paths


def _call(session, programme_id):
    """Call for projects, with two criteria and an open phase."""
    now = clock.now()
    call = Call(
        programme_id=programme_id,
        type_slug="project",
        title=Words(en="Projects"),
        text=Words(en="Propose."),
        opens_at=now - 3 * DAY,
        closes_at=now - DAY,
        published_at=now - 3 * DAY,
        zone="Asia/Tokyo",
        year=now.year,
    )
    session.add(call)
    session.flush()
    for place in (1, 2):
        words = {"label": Words(en=f"Criterion {place}"), "hint": Words()}
        session.add(Criterion(call_id=call.id, position=place, **words))
    moments = {"opens_at": now - DAY, "closes_at": now + 30 * DAY}
    session.add(ReviewPhase(call_id=call.id, name=Words(en="First"), **moments))
    return call.id


def scored(tab, *figures):
    """Wait until the criteria have these figures, and no others."""
    chosen = tab.locator("[data-score] input:checked")
    expect(chosen).to_have_count(len(figures))
    for place, figure in enumerate(figures):
        expect(chosen.nth(place)).to_have_value(figure)


def test_figures_score_and_letters_turn_the_pages(open_tab, addresses, faults):
    tab = open_tab(viewport=PHONE)
    sign_in(tab, "reviewer-gangwon")
    tab.goto(addresses[0])
    assert faults(tab) == []
    assert overflow(tab) == 0
    for key in ("4", "2"):
        tab.keyboard.press(key)
    scored(tab, "4", "2")
    tab.locator("[name=for_committee]").focus()
    tab.keyboard.type("j5")
    expect(tab.locator("[name=for_committee]")).to_have_value("j5")
    scored(tab, "4", "2")
    tab.locator("body").click(position={"x": 1, "y": 1})
    for key, there in (("j", addresses[1]), ("k", addresses[0])):
        enter(tab, key)
        expect(tab).to_have_url(re.compile(f"{re.escape(there)}$"))


def test_a_review_is_done_without_scripts(open_tab, addresses):
    tab = open_tab(java_script_enabled=False)
    sign_in(tab, "reviewer-gangwon")
    tab.goto("/reviewing")
    press(tab, tab.get_by_role("link", name="Begin with the first that is open"))
    for group in tab.locator("[data-score]").all():
        group.get_by_label("3", exact=True).check()
    press(tab, tab.get_by_role("button", name="Done, and go to the next"))
    expect(tab).to_have_url(re.compile(f"{re.escape(addresses[1])}$"))
    tab.goto("/reviewing?state=done")
    expect(tab.locator("tbody tr")).to_have_count(1)
