"""What coordinators do with stages, and what regions announce in them."""

from app.stages.actions.announcing import announce
from app.stages.actions.setting import copy, set_stages, take_over

__all__ = ["announce", "copy", "set_stages", "take_over"]
