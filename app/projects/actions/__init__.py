"""What people do with projects, and what acceptance makes of a proposal."""

from app.projects.actions.agenda import drop_item, settle_items, take_up_item
from app.projects.actions.creating import create_project, put_on_agenda
from app.projects.actions.filing import file_paper, publish_paper, remove_paper
from app.projects.actions.reaching import (
    add_milestone,
    change_milestone,
    reach,
    remove_milestone,
    undo_reach,
)
from app.projects.actions.reporting import ask_for, change_report, hand_in, remove_report
from app.projects.actions.spending import spend, strike
from app.projects.actions.steering import add_partner, change, end, leave, resume

__all__ = [
    "add_milestone",
    "add_partner",
    "ask_for",
    "change",
    "change_milestone",
    "change_report",
    "create_project",
    "drop_item",
    "end",
    "file_paper",
    "hand_in",
    "leave",
    "publish_paper",
    "put_on_agenda",
    "reach",
    "remove_milestone",
    "remove_paper",
    "remove_report",
    "resume",
    "settle_items",
    "spend",
    "strike",
    "take_up_item",
    "undo_reach",
]
