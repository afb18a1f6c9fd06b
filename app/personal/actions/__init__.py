"""What is done with people's own links, and what they do on their own pages."""

from app.personal.actions.asking import ask
from app.personal.actions.sending import Sent, note_opened, send

__all__ = ["Sent", "ask", "note_opened", "send"]
