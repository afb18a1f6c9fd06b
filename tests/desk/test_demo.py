from sqlalchemy import func, select

from app.accounts.models import Grant, User
from app.calls.models import Call, ReviewPhase
from app.core.languages import LANGUAGES
from app.core.words import Words
from app.desk.demo import PASSWORD
from app.editions.models import Edition
from app.programmes.models import Membership, Programme
from app.proposals.models import Proposal
from app.regions.models import Region
from app.reviews.models import Assignment


def prepare(live):
    with live.transaction() as session:
        regions = [
            Region(code=code, kind="prefecture", name=Words(en=code))
            for code in ("jp-16", "jp-31", "ru-pri", "kr-42", "cn-ln")
        ]
        session.add_all(regions)
        games = Programme(
            slug="soj-highschool-games", kind_slug="games", name=Words(en="Games"), summary=Words()
        )
        others = {"near-assembly": "assembly", "near-env-subcommittee": "committee"}
        session.add(games)
        for slug, kind in others.items():
            words = {"name": Words(en=slug), "summary": Words()}
            session.add(Programme(slug=slug, kind_slug=kind, **words))
        session.flush()
        session.add(Edition(programme_id=games.id, year=2030, status="open"))
        assembly = session.scalars(select(Programme).where(Programme.slug == "near-assembly")).one()
        for region in regions:
            member = {"region_id": region.id, "member_class": "full"}
            session.add(Membership(programme_id=assembly.id, **member))


def run(live, *command):
    return live.app.test_cli_runner().invoke(args=list(command))


def test_it_makes_an_account_of_every_role_once(live):
    prepare(live)
    first, again = run(live, "demo"), run(live, "demo")
    assert (first.exit_code, first.output) == (0, again.output)
    assert "missing" not in first.output
    with live.transaction() as session:
        assert session.scalar(select(func.count(User.id))) == 15
        assert len(set(session.scalars(select(Grant.role)))) == 7
        call = session.scalars(select(Call)).one()
        assert call.published_at is not None
        assert all(set(LANGUAGES) == set(words) for words in (call.title, call.text))
        assert session.scalar(select(func.count(ReviewPhase.id))) == 2
        states = session.scalars(select(Proposal.state).order_by(Proposal.id)).all()
        assert states == ["submitted", "submitted", "revise", "draft", "withdrawn"]
        assert session.scalar(select(func.count(Assignment.id))) == 3
    client = live.client()
    form = {"email": "toyama@demo.example", "password": PASSWORD}
    assert client.post("/sign-in", data=form).status_code == 303
    assert client.get("/account").status_code == 200


def test_what_the_database_lacks_is_named(live):
    answer = run(live, "demo")
    assert answer.exit_code == 0
    assert "soj-highschool-games jp-16 is missing" in answer.output


def test_a_real_installation_has_no_demo(live):
    live.app.config["DEVELOPMENT"] = False
    assert run(live, "demo").exit_code == 1
    with live.transaction() as session:
        assert session.scalar(select(func.count(User.id))) == 0
