"""Proposals to try the rest with: one in each state that an open call knows, and open reviews."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Area, Call
from app.core import clock
from app.proposals import actions
from app.proposals.actions import Beginning, Draft
from app.proposals.models import Proposal
from app.proposals.queries import held
from app.proposals.rules import Text
from app.regions.models import Region
from app.reviews.actions import assign_by_hand, name_reviewer
from app.reviews.models import Reviewer

_FILE = Path(__file__).parent / "facts" / "demo_proposals.json"
HOST = "{}@demo.example"


def make_demo_proposals(session: Session, call: Call, reviewers: Mapping[str, str | None]) -> None:
    """Propose to a call, once; `reviewers` are accounts with the region's code, or None."""
    if session.scalar(select(func.count(Proposal.id)).where(Proposal.call_id == call.id)):
        return
    named = {name: _reviewer(session, call, name, code) for name, code in reviewers.items()}
    for told in json.loads(_FILE.read_text(encoding="utf-8")):
        made = _propose(session, call, told)
        chosen = [named[name].id for name in told.get("reviewers", ())]
        if chosen:
            assign_by_hand(session, None, made, chosen)


def _propose(session: Session, call: Call, told: Mapping[str, Any]) -> Proposal:
    """Write a proposal, and bring it to its state."""
    by, now = _account(session, told["account"]).id, clock.now()
    title = told["texts"][told["original"]][0]
    region = _region(session, told["region"])
    wanted = Beginning(region=region, title=title, original=told["original"])
    begun = actions.start(session, by, call, wanted, now)
    made = actions.save(session, by, held(session, begun.id), _draft(session, told), now)
    if asked := told.get("asks"):
        actions.ask_region(session, by, made, _region(session, asked))
        made = held(session, made.id)
    if told["state"] != "draft":
        actions.submit(session, by, made, now)
        made = held(session, made.id)
    if told["state"] == "revise":
        actions.ask_to_revise(session, None, made, None)
    if told["state"] == "withdrawn":
        actions.withdraw(session, by, made)
    return held(session, made.id)


def _draft(session: Session, told: Mapping[str, Any]) -> Draft:
    """Return what is written."""
    of_areas = select(Area.id).where(Area.code.in_(told["areas"]))
    return Draft(
        texts={
            code: Text(
                title=title,
                summary=summary,
                status="original" if code == told["original"] else "done",
            )
            for code, (title, summary) in told["texts"].items()
        },
        values=told["values"],
        area_ids=frozenset(session.scalars(of_areas)),
        place=told["place"],
        people=told["people"],
    )


def _reviewer(session: Session, call: Call, name: str, code: str | None) -> Reviewer:
    """Name a reviewer of the call."""
    region_id = _region(session, code).id if code else None
    return name_reviewer(session, None, call, _account(session, name).id, region_id=region_id)


def _account(session: Session, name: str) -> User:
    """Return a demo account."""
    return session.scalars(select(User).where(User.email == HOST.format(name))).one()


def _region(session: Session, code: str) -> Region:
    """Return a region."""
    return session.scalars(select(Region).where(Region.code == code)).one()
