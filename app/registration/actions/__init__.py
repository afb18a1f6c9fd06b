"""What people do with delegations: answer, enter, change, withdraw, restore, wait, and limit."""

from app.registration.actions.answering import answer
from app.registration.actions.changing import change
from app.registration.actions.entering import admit_above, enter, enter_above
from app.registration.actions.keeping import restore, withdraw
from app.registration.actions.limiting import set_limits, set_waiting_list
from app.registration.actions.parting import part
from app.registration.actions.promoting import accept_offer, decline_offer, expire_offers

__all__ = [
    "accept_offer",
    "admit_above",
    "answer",
    "change",
    "decline_offer",
    "enter",
    "enter_above",
    "expire_offers",
    "part",
    "restore",
    "set_limits",
    "set_waiting_list",
    "withdraw",
]
