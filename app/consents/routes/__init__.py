"""Pages about guardians and consents: the coordinator's, the region's, and the guardian's own."""

from app.consents.routes import ages, answering, guardians, panels, texts
from app.consents.routes.blueprint import bp

__all__ = ["ages", "answering", "bp", "guardians", "panels", "texts"]
