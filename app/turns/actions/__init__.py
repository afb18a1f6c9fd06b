"""What people do with turns; every step is an event and a record, and nothing is overwritten."""

from app.turns.actions.answering import accept, decline
from app.turns.actions.importing import apply
from app.turns.actions.offering import note, offer, withdraw
from app.turns.actions.opening import open_edition
from app.turns.actions.steering import cancel, postpone, swap

__all__ = [
    "accept",
    "apply",
    "cancel",
    "decline",
    "note",
    "offer",
    "open_edition",
    "postpone",
    "swap",
    "withdraw",
]
