"""Areas of cooperation: only what is public, and who works with whom."""

import re

import pytest

from app.projects import actions
from app.proposals import queries
from tests.decisions.making import decided
from tests.proposals import making


@pytest.fixture
def page(client, world):
    """Read the page of the field."""
    return lambda: client.get(f"/areas/{world.area.code}").text


def test_only_what_was_accepted_is_told(session, world, accepted, page, inside):
    areas = {"area_ids": frozenset({world.area.id})}
    making.submitted(session, world, texts={"en": making.text("Waiting kelp")}, **areas)
    lost = making.submitted(session, world, texts={"en": making.text("Lost kelp")}, **areas)
    decided(session, queries.held(session, lost.id), "rejected", making.CLOSES)
    accepted(title="Taken kelp")
    shown = page()
    assert "Taken kelp" in shown
    assert "Waiting kelp" not in shown
    assert "Lost kelp" not in shown


def test_a_type_that_is_not_public_is_never_told(session, world, accepted, page):
    made = accepted(title="Quiet kelp")
    made.call.type_slug = making.ONCE.slug
    session.commit()
    assert "Quiet kelp" not in page()


def test_what_became_a_project_is_told_once(world, project, page, client):
    project(title="Kelp")
    assert page().count(">Kelp<") == 1
    (row,) = re.findall(r"Shipping</a></th>.*?</td>", client.get("/areas").text, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", row) == "Shipping1"


def test_regions_that_work_together_are_counted(session, world, project, page):
    for title in ("Kelp", "Ferries"):
        actions.add_partner(session, None, project(title=title), world.gangwon.id)
    project(world.liaoning, title="Alone")
    session.commit()
    shown = page()
    assert shown.count("2 times") == 1
    assert "1 time<" not in shown


def test_regions_stand_against_regions_once_several_pairs_are_known(session, world, project, page):
    made = project()
    actions.add_partner(session, None, made, world.gangwon.id)
    session.commit()
    assert 'class="together"' not in page()
    actions.add_partner(session, None, made, world.liaoning.id)
    session.commit()
    box = page().partition('class="together"')[2].partition("</table>")[0]
    assert (box.count('scope="col"'), box.count('scope="row"')) == (3, 3)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", box.partition("<tbody>")[2])
    assert [re.sub("<[^>]+>", "", one) for one in cells] == list("·111·111·")


def test_a_project_that_is_not_public_pairs_nobody(session, world, project, page):
    made = project(public=False)
    actions.add_partner(session, None, made, world.gangwon.id)
    session.commit()
    shown = page()
    assert "1 time" not in shown
    assert "No two regions" in shown
