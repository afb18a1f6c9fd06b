"""Proposals in the world: one of the first region to each call, submitted twice, others asked."""

import io
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from app.calls.models import Call
from app.calls.type import Field
from app.core import clock
from app.core.files.uploads import Upload
from app.proposals import actions, queries
from app.proposals.actions import Beginning, Draft, Invited
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
        _attach(session, told, made)
        _let_write(session, told)
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


def _attach(session: Session, told: dict[str, Any], made: Proposal) -> None:
    """Attach a file, submit with it, and attach one more."""
    for name in ("file_uuid", "spare_file_uuid"):
        held = queries.held(session, made.id)
        upload = Upload(name="Canary plan.png", content=picture())
        told[name] = actions.file_paper(session, None, held, upload, None, clock.now()).uuid
        if name == "file_uuid":
            session.flush()
            actions.submit(session, None, queries.held(session, made.id), clock.now())


def _let_write(session: Session, told: dict[str, Any]) -> None:
    """Begin another draft of the region, with a paper, and give somebody a link to it."""
    call = session.get_one(Call, told["call_id"])
    region = session.get_one(Region, told["region_id"])
    wanted = Beginning(region=region, title="Canary draft", original="en")
    made = actions.start(session, None, call, wanted, clock.now())
    held = queries.held(session, made.id)
    upload = Upload(name="Canary draft.png", content=picture())
    told["draft_uuid"], told["draft_id"] = made.uuid, made.id
    told["draft_file_uuid"] = actions.file_paper(
        session, None, held, upload, None, clock.now()
    ).uuid

    def address(secret: str, _language: str) -> str:
        told["co_writer_token"] = secret
        return "https://example.org/"

    who = Invited(name="Canary writer", mail="", language="en", days=14)
    actions.invite(session, None, held, who, address)
    told["co_writer_id"] = queries.co_writers(session, made.id)[0].id


def picture() -> bytes:
    """Draw a small picture."""
    file = io.BytesIO()
    Image.new("RGB", (3, 4)).save(file, "PNG")
    return file.getvalue()


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
