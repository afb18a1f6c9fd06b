"""Finding links, those who bear them, and what they hold."""

from app.personal.queries.links import another, due_to, of_token, sent
from app.personal.queries.people import hold, people

__all__ = ["another", "due_to", "hold", "of_token", "people", "sent"]
