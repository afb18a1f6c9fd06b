"""What regions ask for, and what coordinators answer."""

from app.requests.actions.answering import accept, decline, take_back
from app.requests.actions.asking import (
    ask_above,
    ask_to_admit,
    ask_to_change,
    ask_to_enter,
    ask_to_renumber,
    ask_to_reopen,
    ask_to_withdraw,
)

__all__ = [
    "accept",
    "ask_above",
    "ask_to_admit",
    "ask_to_change",
    "ask_to_enter",
    "ask_to_renumber",
    "ask_to_reopen",
    "ask_to_withdraw",
    "decline",
    "take_back",
]
