"""What regions do with proposals, and what decisions make of them."""

from app.proposals.actions.answering import answer, answer_by_link
from app.proposals.actions.asking import ask_organisation, ask_region, drop, remind
from app.proposals.actions.deciding import ask_to_revise, forget_contacts, set_outcome
from app.proposals.actions.filing import file_paper, remove_paper, restore_paper
from app.proposals.actions.inviting import Invited, invite, note_used, revoke
from app.proposals.actions.saving import Draft, Line, save
from app.proposals.actions.starting import Beginning, start
from app.proposals.actions.submitting import submit, submit_known
from app.proposals.actions.withdrawing import take_up, withdraw

__all__ = [
    "Beginning",
    "Draft",
    "Invited",
    "Line",
    "answer",
    "answer_by_link",
    "ask_organisation",
    "ask_region",
    "ask_to_revise",
    "drop",
    "file_paper",
    "forget_contacts",
    "invite",
    "note_used",
    "remind",
    "remove_paper",
    "restore_paper",
    "revoke",
    "save",
    "set_outcome",
    "start",
    "submit",
    "submit_known",
    "take_up",
    "withdraw",
]
