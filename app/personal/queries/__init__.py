"""Finding links, those who bear them, and what they hold."""

from app.personal.queries.links import due_to, live, of_token, sent
from app.personal.queries.people import people

__all__ = ["due_to", "live", "of_token", "people", "sent"]
