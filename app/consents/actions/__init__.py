"""What people do about consents: write texts, name guardians, send links, answer."""

from app.consents.actions.answering import Proof, answer, check_identity, count_try, stopped
from app.consents.actions.clearing import check_gate, refresh
from app.consents.actions.guardians import Person, known, name_guardian, revoke, send_link
from app.consents.actions.texts import add_country, change_text, set_age, start_texts

__all__ = [
    "Person",
    "Proof",
    "add_country",
    "answer",
    "change_text",
    "check_gate",
    "check_identity",
    "count_try",
    "known",
    "name_guardian",
    "refresh",
    "revoke",
    "send_link",
    "set_age",
    "start_texts",
    "stopped",
]
