"""What own links add to the page of a delegation, and to who of it is missing what."""

from flask import render_template

from app.core.access import actor
from app.core.panels import panel
from app.editions.models import Invitee
from app.personal import policy


@panel("delegation", 50)
def of_delegation(invitee: Invitee) -> str:
    """Lead the head of a delegation to the links of its people."""
    if not policy.may_send(actor(), invitee):
        return ""
    return render_template("personal/_of_delegation.html", invitee=invitee)


@panel("missing", 10)
def of_missing(invitee: Invitee) -> str:
    """Lead the head of a delegation from who is missing what to links and reminders."""
    return of_delegation(invitee)
