"""What is done with people's own links, and what they do on their own pages."""

from app.personal.actions.asking import ask
from app.personal.actions.correcting import correct, wish, withdraw
from app.personal.actions.sending import note_opened, send, usual_language
from app.personal.actions.taking import take

__all__ = [
    "ask",
    "correct",
    "note_opened",
    "send",
    "take",
    "usual_language",
    "wish",
    "withdraw",
]
