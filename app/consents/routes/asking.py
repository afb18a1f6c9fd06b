"""What the pages of guardians and of paper have in common."""

from datetime import date

from flask import current_app, url_for

from app.consents import queries, rules
from app.consents.actions import Proof
from app.consents.models import ConsentText, Guardian
from app.core.access import actor
from app.core.db import session
from app.core.languages import language
from app.registration.models import Participant


def asked(guardian: Guardian) -> list[ConsentText]:
    """Return the texts that concern a guardian's child."""
    child = guardian.participant
    at_home = f"{rules.TRANSFER}{child.delegation.region.country}"
    texts = queries.texts(session(), child.edition_id).values()
    return [text for text in texts if text.purpose != at_home]


def before(guardian: Guardian) -> dict[int, str]:
    """Return what the guardian answered so far, by text id."""
    said_so_far = queries.answers(session(), [guardian.participant_id])
    mine = said_so_far.get(guardian.participant_id, [])
    return {one.text_id: one.answer for one in mine if one.guardian_id == guardian.id}


def proof(
    child: Participant, channel: str, identity: str, typed: str, birth_date: date | None = None
) -> Proof:
    """Return how it is known that the guardian answers."""
    return Proof(
        language=language(),
        zone=child.delegation.region.zone or child.delegation.edition.zone,
        channel=channel,
        identity=identity,
        typed=typed,
        birth_date=birth_date,
        recorded_by_id=actor().actor_id if channel == "paper" else None,
    )


def link(secret: str) -> str:
    """Return the address of a guardian's page as it stands in a mail."""
    return str(current_app.config["PUBLIC_URL"]) + url_for("consents.answer", token=secret)
