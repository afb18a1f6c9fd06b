"""The pages of projects: who sees what, what a list asks the database, and files as downloads."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from flask import request
from PIL import Image

from app.core.files.refusing import FileRefused
from app.core.files.uploads import Upload
from app.core.words import Words
from app.projects import actions, queries
from app.projects.actions.filing import Filed
from app.projects.models import Milestone
from app.proposals.actions import Line
from tests.matrix.reading import main_form
from tests.projects.test_projects import TODAY, asked, spent

BUDGET = (Line(what="Ferries", payer="sender", amount=Decimal(777_000), currency="JPY"),)


def picture():
    file = io.BytesIO()
    Image.new("RGB", (3, 4)).save(file, "PNG")
    return file.getvalue()


def body(answer):
    """Read an answer to its end, and let its file go."""
    text = answer.get_data(as_text=True)
    answer.close()
    return text


def path(project, rest=""):
    return f"/projects/{project.uuid}{rest}"


def test_anyone_reads_about_a_public_project_but_not_about_its_money(client, session, project):
    made = project(budget=BUDGET)
    actions.spend(session, None, made, spent("4321"))
    session.commit()
    page = client.get(path(made)).text
    assert "Kelp" in page
    assert "Toyama" in page
    assert "777" not in page
    assert "4,321" not in page
    assert client.get(path(made, "/money")).status_code == 303


def test_those_who_carry_it_see_the_money(lead, session, project):
    made = project(budget=BUDGET)
    actions.spend(session, None, made, spent("4321"))
    session.commit()
    page = lead.get(path(made)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "777,000 JPY" in page
    assert "4,321 JPY" in page
    assert "4321.00" in body(lead.get(path(made, "/money.csv")))


def test_a_project_that_is_not_public_is_nowhere(client, world, project):
    made = project(title="Hidden kelp", public=False)
    project(world.gangwon, title="Open kelp")
    code, here = world.area.code, world.programme.slug
    pages = ("/projects", "/projects.csv", f"/areas/{code}", f"/programmes/{here}", "/regions/t-jp")
    for address in pages:
        assert "Hidden kelp" not in body(client.get(address)), address
    assert "Open kelp" in client.get("/projects").text
    assert client.get(path(made)).status_code == 303


def test_those_who_carry_it_find_it_in_their_list(lead, project):
    made = project(title="Hidden kelp", public=False)
    assert "Hidden kelp" in lead.get("/projects").text
    assert lead.get(path(made)).status_code == 200


def test_the_list_is_searched_filtered_and_sorted(client, world, session, project):
    made = project(title="Kelp")
    project(world.gangwon, title="Ферма")
    actions.end(session, None, queries.project_with_parts(session, made.uuid), "stop", "No ships")
    session.commit()
    for query, there, absent in (
        ("q=ФЕРМА", "Ферма", "Kelp"),
        ("q=gangwon", "Ферма", "Kelp"),
        ("state=stopped", "Kelp", "Ферма"),
        ("region=t-kr", "Ферма", "Kelp"),
    ):
        page = client.get(f"/projects?{query}").text
        assert there in page, query
        assert absent not in page, query
    page = client.get("/projects?sort=name&order=ascending").text
    assert page.index("Kelp") < page.index("Ферма")
    assert "Kelp" not in client.get("/projects?area=nothing").text


def fill(session, world, project, region, count):
    """Make projects with all that a list shows of each."""
    other = world.gangwon if region is world.toyama else world.toyama
    for number in range(count):
        actions.add_partner(session, None, project(region, title=f"Kelp {number}"), other.id)
        session.commit()


@pytest.mark.parametrize("address", ["/projects", "/areas", "/areas/test-shipping"])
def test_lists_ask_the_same_of_one_and_three_rows(
    client, world, session, project, queries_counted, address
):
    counts = []
    for region, more in ((world.toyama, 1), (world.gangwon, 2)):
        fill(session, world, project, region, more)
        with queries_counted() as seen:
            client.get(address)
        counts.append(len(seen))
    assert counts == [{"/projects": 4, "/areas": 3}.get(address, 5)] * 2


def test_a_projects_page_asks_the_same_of_one_and_three_parts(
    lead, session, project, queries_counted
):
    made = project(budget=BUDGET)
    lead.get(path(made))
    counts = []
    for more in (1, 2):
        for _number in range(more):
            session.add(Milestone(project_id=made.id, name=Words(en="Count"), due_on=TODAY))
            asked(session, made)
            actions.spend(session, None, made, spent())
            actions.file_paper(session, None, made, filed())
        session.commit()
        with queries_counted() as seen:
            lead.get(path(made))
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


def filed(content=None, *, public=False):
    upload = Upload(name="../plan.exe", content=content or picture())
    return Filed(upload=upload, public=public)


@pytest.fixture
def paper(session, project):
    """Keep a file with a public project."""

    def make(*, public):
        made = project()
        found = actions.file_paper(session, None, made, filed(public=public))
        session.commit()
        return path(made, f"/files/{found.uuid}")

    return make


def test_a_file_is_handed_out_as_a_download_that_nothing_runs(client, paper):
    answer = client.get(paper(public=True))
    assert answer.headers["Content-Disposition"] == "attachment; filename=plan.png"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "image/png"
    assert answer.get_data().startswith(b"\x89PNG")


def test_a_file_for_its_regions_is_for_nobody_else(client, paper):
    assert client.get(paper(public=False)).status_code == 303


def test_a_partner_takes_it(world, session, signed_in, project):
    made = project()
    actions.add_partner(session, None, made, world.gangwon.id)
    found = actions.file_paper(session, None, made, filed())
    session.commit()
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    partner = signed_in("region_coordinator", **scope)
    address = path(made, f"/files/{found.uuid}")
    assert partner.get(address).status_code == 200
    # Once it left, nothing is shown to it any more.
    session.expire_all()
    (row,) = queries.project(session, made.uuid).partners
    actions.leave(session, None, queries.partner(session, made.uuid, row.id))
    session.commit()
    assert partner.get(address).status_code == 404


def test_files_are_known_by_what_they_hold(lead, session, project):
    made = project()
    for content, taken in ((b"MZ\x90\x00", False), (b"<html><script>", False), (picture(), True)):
        form = {"files": (io.BytesIO(content), "photo.png")}
        answer = lead.post(path(made, "/files/add"), data=form)
        assert answer.status_code == (303 if taken else 422)
    (kept,) = queries.papers(session, made.id)
    assert kept.media_type == "image/png"
    lead.post(path(made, f"/files/{kept.uuid}/remove"))
    session.expire_all()
    assert queries.papers(session, made.id) == []
    assert lead.get(path(made, f"/files/{kept.uuid}")).status_code == 404


@pytest.mark.parametrize(
    ("rest", "larger"), [("files/add", True), ("reports/1/hand-in", True), ("change", False)]
)
def test_only_pages_that_take_files_take_larger_forms(app, session, rest, larger):
    with app.test_request_context(f"/projects/x/{rest}"):
        app.preprocess_request()
        assert (request.max_content_length > app.config["MAX_CONTENT_LENGTH"]) == larger


def test_a_file_that_is_too_large_is_refused_in_words(session, project):
    with pytest.raises(FileRefused, match="at most 10 MB"):
        actions.file_paper(session, None, project(), filed(b"%PDF-" + b"x" * 10_000_000))


def test_a_report_is_handed_in_with_its_files(coordinator, session, project):
    made = project()
    report = asked(session, made)
    form = {"text-ja": "数えた。", "files": (io.BytesIO(picture()), "beach.png"), "public": "y"}
    answer = coordinator.post(path(made, f"/reports/{report.id}/hand-in"), data=form)
    assert answer.status_code == 303
    session.expire_all()
    report = queries.report(session, made.uuid, report.id)
    assert report.text == {"ja": "数えた。"}
    page = coordinator.get(path(made, f"/reports/{report.id}")).text
    assert "数えた。" in page
    assert "beach.png" in page


def test_anyone_reads_a_report_once_it_is_handed_in(client, session, project):
    made = project()
    report = asked(session, made)
    address = path(made, f"/reports/{report.id}")
    assert client.get(address).status_code == 303
    report = queries.report(session, made.uuid, report.id)
    actions.hand_in(session, None, report, Words(en="All counted"), [], lambda _: "")
    session.commit()
    assert "All counted" in client.get(address).text


def test_two_people_who_change_a_project_keep_what_each_wrote(lead, session, project):
    made = project()
    opened = main_form(lead.get(path(made, "/change")).text)
    values = {name: getattr(made, name) for name in ("starts_on", "ends_on")}
    actions.change(session, None, made, {**values, "place": "Himi"})
    session.commit()
    assert lead.post(path(made, "/change"), data={**opened, "people": "12"}).status_code == 303
    session.expire_all()
    made = queries.project(session, made.uuid)
    assert (made.place, made.people) == ("Himi", 12)


def test_a_report_that_is_due_waits_on_the_home_page(lead, session, project):
    made = project()
    report = asked(session, made)
    address = f"/reports/{report.id}/hand-in"
    assert address not in lead.get("/").text
    report.due_on = TODAY + timedelta(days=59)
    session.commit()
    assert address in lead.get("/").text
    report = queries.report(session, made.uuid, report.id)
    actions.hand_in(session, None, report, Words(en="All counted"), [], lambda _: "")
    session.commit()
    assert address not in lead.get("/").text
