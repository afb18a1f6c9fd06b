"""A call with proposals for tests of what comes after it: surveys and votes."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from app.calls.models import Call
from app.core.words import Words
from app.proposals.models import Party, Proposal
from tests.editions import making

OPENS = datetime(2027, 1, 10, 0, 0, tzinfo=UTC)
CLOSES = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
SURVEY_ENDS = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TITLES = ("Clean the beaches", "A forum of greenhouses", "Dark skies")


def call(session, programme, **facts):
    """Make a published call with a survey, decided by a vote."""
    usual = {
        "type_slug": "project",
        "title": Words(en="Projects 2027", ja="2027年の事業"),
        "text": Words(en="What shall we do together?"),
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "survey_closes_at": SURVEY_ENDS,
        "zone": "Asia/Tokyo",
        "year": 2027,
        "published_at": OPENS,
        "decided_by": "vote",
    }
    made = Call(programme_id=programme.id, **{**usual, **facts})
    session.add(made)
    session.flush()
    return made


def proposal(session, of, region, number, title=None, **facts):
    """Make a proposal of a region; with a number it is submitted."""
    usual = {"state": "submitted" if number else "draft", "submitted_at": number and OPENS}
    made = Proposal(
        call_id=of.id,
        region_id=region.id,
        number=number,
        title=Words(en=title or TITLES[(number or 1) - 1]),
        summary=Words(en="It would be good."),
        made_at=OPENS,
        changed_at=OPENS,
        **{**usual, **facts},
    )
    session.add(made)
    session.flush()
    return made


def party(session, of, region, state="confirmed"):
    """Let a region propose together, or be asked to."""
    answered = None if state == "asked" else OPENS
    made = Party(
        proposal_id=of.id, region_id=region.id, state=state, asked_at=OPENS, answered_at=answered
    )
    session.add(made)
    session.flush()
    return made


def world(session, **facts):
    """Make three regions, a call and two proposals, the first of Toyama."""
    made = making.world(session)
    of = call(session, made.programme, **facts)
    found = [proposal(session, of, made.regions[n], n + 1) for n in range(2)]
    return SimpleNamespace(
        **vars(made),
        call=of,
        proposals=found,
        path_of_call=f"/calls/{of.id}",
        shenyang=made.regions[2],
    )
