"""What was called for, proposed and carried out before: only what the sources say, loaded once."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.calls.models import Area, Call
from app.core import facts as core
from app.decisions.models import Decision
from app.desk.loading import load_facts
from app.programmes.models import Programme
from app.projects.models import Project
from app.projects.queries import in_area
from app.proposals.models import Proposal


def states(session, slug):
    """Return the state of each proposal of a programme, by its region."""
    found = session.scalars(
        select(Proposal)
        .join(Proposal.call)
        .join(Call.programme)
        .where(Programme.slug == slug, Call.days_known.is_(False))
        .options(joinedload(Proposal.region))
    )
    return {one.region.code: one.state for one in found}


def test_candidacies_have_the_outcomes_of_the_sources(facts):
    hosts = states(facts, "near-assembly")
    assert Counter(hosts.values()) == {"accepted": 13, "submitted": 1}
    # What was decided about the last candidacy is not known: it stays submitted.
    assert (hosts["kr-49"], hosts["ru-kha"]) == ("submitted", "accepted")
    cities = states(facts, "mayors-meeting")
    assert cities == {"ru-amu-blagoveshchensk": "accepted", "ru-sa-yakutsk": "rejected"}
    decided = {one.proposal_id: one for one in facts.scalars(select(Decision))}
    for one in facts.scalars(select(Proposal)):
        decision = decided.get(one.id)
        assert (decision is not None) == (one.state in {"accepted", "rejected"})
        assert decision is None or decision.outcome == one.state


def test_projects_are_told_with_their_regions_and_nothing_is_made_up(facts):
    found = facts.scalar(
        select(Project)
        .where(Project.year == 2009, Project.lead.has(code="cn-ln"))
        .options(joinedload(Project.partners))
    )
    assert found.name["ja"] == "北東アジア地域環境体験プログラム"
    assert ([one.part for one in found.partners], found.state) == (["partner"], "unknown")
    of_it = select(Decision.made).where(Decision.proposal_id == found.proposal_id)
    assert facts.scalar(of_it) == f"/projects/{found.uuid}"
    every = facts.scalars(select(Project)).all()
    assert Counter(one.state for one in every) == {"finished": 13, "unknown": 9}
    assert all(one.source for one in every)
    assert {one.source for one in every if one.year is None} == {"seed 004"}
    areas = {one.code: one.id for one in facts.scalars(select(Area))}
    assert len(in_area(facts, [areas["shores"]])) == 3
    assert len(in_area(facts, [areas["soybeans-and-maize"]])) == 1


def test_what_people_changed_stays_and_what_is_told_later_is_taken_over(facts, monkeypatch):
    made = facts.scalar(select(Project).where(Project.year == 2018))
    made.name = {**made.name, "ru": "Молодые лидеры"}
    facts.flush()
    real = core.read

    def newer(path):
        rows = real(path)
        for row in rows:
            if row.get("id") == "near-host-2029":
                row["state"] = "accepted"
        return rows

    monkeypatch.setattr(core, "read", newer)
    report = load_facts(facts)
    assert [(one.what, one.field) for one in report.changes] == [("kept", "name")]
    assert states(facts, "near-assembly")["kr-49"] == "accepted"


def test_pages_show_them(facts, client):
    facts.commit()
    for address in ("/projects", "/areas", "/areas/environment", "/regions/jp-16"):
        assert client.get(address).status_code == 200
    feed = client.get("/news.atom").text
    assert "Hands-on" in feed
    # A candidacy that lost is told nowhere, and one that waits neither.
    assert "Yakutsk" not in feed
    assert "2029" not in feed
