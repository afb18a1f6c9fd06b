"""The states of a proposal, and the steps that lead from one to another."""

from collections.abc import Mapping

# Each step, and where it leads from where.
STEPS: Mapping[str, Mapping[str, str]] = {
    "save": {"draft": "draft", "submitted": "submitted", "revise": "revise"},
    "submit": {"draft": "submitted", "submitted": "submitted", "revise": "submitted"},
    "withdraw": {"draft": "withdrawn", "submitted": "withdrawn", "revise": "withdrawn"},
    "ask_to_revise": {"submitted": "revise"},
    # Only a release takes these; nothing leads back.
    "accept": {"submitted": "accepted", "revise": "accepted"},
    "reject": {"submitted": "rejected", "revise": "rejected"},
}
TAKE_UP = "take_up"


def after(step: str, state: str, withdrawn_from: str | None = None) -> str | None:
    """Return the state to which a step leads, or None where it may not be taken.

    Taking up a withdrawn proposal leads back to where it stood before.
    """
    if step == TAKE_UP:
        return withdrawn_from if state == "withdrawn" else None
    return STEPS[step].get(state)
