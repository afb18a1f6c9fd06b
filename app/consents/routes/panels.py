"""What consents add to the pages of an edition and of a delegation."""

from flask import render_template
from sqlalchemy import not_

from app.consents import policy, queries, words
from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition, Invitee


@panel("edition", 40)
def of_edition(edition: Edition) -> str:
    """Lead the coordinator to the consents of an edition that minors take part in."""
    if not (policy.may_write_texts(actor(), edition) and queries.takes_minors(edition)):
        return ""
    return render_template("consents/_of_edition.html", edition=edition)


@panel("delegation", 40)
def of_delegation(invitee: Invitee) -> str:
    """Name the minors of a delegation who wait for a guardian's consent."""
    edition = invitee.edition
    today = clock.today(edition.zone)
    closed = not_(queries.open_gate(session(), edition, today))
    waiting = queries.children(session(), edition.id, invitee.region_id, closed)
    if not waiting:
        return ""
    gates = queries.gates(session(), edition, waiting, today)
    return render_template(
        "consents/_of_delegation.html", invitee=invitee, people=waiting, gates=gates, words=words
    )
