"""Proposals in the world: one of the first region to each call, submitted twice, others asked."""

from typing import Any

from sqlalchemy.orm import Session

from app.calls.models import Call
from app.calls.type import Field
from app.core import clock
from app.proposals import actions, queries
from app.proposals.actions import Beginning, Draft
from app.proposals.models import Party, Proposal
from app.proposals.rules import Text
from app.regions.models import Region
from tests.matrix.world import World


def propose_all(session: Session, world: World) -> None:
    """Propose in both programmes, ask the second region and a bank, and write on afterwards."""
    for told in (world.own, world.other):
        made = _submitted(session, told)
        told["uuid"], told["proposal_id"] = made.uuid, made.id
        _ask(session, told, made)
        _write(session, queries.held(session, made.id), "Canary pier")


def _submitted(session: Session, told: dict[str, Any]) -> Proposal:
    """Submit two versions."""
    call = session.get_one(Call, told["call_id"])
    region = session.get_one(Region, told["region_id"])
    wanted = Beginning(region=region, title="Canary harbour", original="en")
    made = actions.start(session, None, call, wanted, clock.now())
    for place in ("First pier", "Second pier"):
        saved = _write(session, queries.held(session, made.id), place)
        actions.submit(session, None, saved, clock.now())
    return made


def _write(session: Session, held: Proposal, place: str) -> Proposal:
    """Answer what the type asks for."""
    values = {one.identifier: _value(one) for one in held.call.type.fields}
    text = Text(title="Canary harbour", summary="Canary summary", status="original")
    draft = Draft(texts={"en": text}, values=values, area_ids=frozenset(), place=place)
    return actions.save(session, None, held, draft, clock.now())


def _value(field: Field) -> str:
    """Answer a field."""
    if field.kind == "choice":
        return field.choices[0][0]
    return {"number": "5", "day": "2027-05-06"}.get(field.kind, "Canary answer")


def _ask(session: Session, told: dict[str, Any], made: Proposal) -> None:
    """Ask the second region, and a bank by its link."""
    held = queries.held(session, made.id)
    second = {"region_id": told["second_region_id"], "asked_at": clock.now()}
    party = Party(proposal_id=made.id, **second)
    session.add(party)
    session.flush()
    told["party_id"] = party.id

    def address(secret: str, _language: str) -> str:
        told["party_token"] = secret
        return "https://example.org/"

    asked = ("Bank", "bank@example.org", "en", address)
    actions.ask_organisation(session, None, held, *asked)
