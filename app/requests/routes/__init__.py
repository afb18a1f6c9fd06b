"""Pages on which regions ask and coordinators answer."""

from app.requests.routes import answering, asking, panels
from app.requests.routes.blueprint import bp

__all__ = ["answering", "asking", "bp", "panels"]
