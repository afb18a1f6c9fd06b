"""Field classes: what kind of personal data a field holds decides who sees it."""

from enum import StrEnum


class FieldClass(StrEnum):
    """A class of personal data; OPEN says nothing personal beyond the name: a size, an event."""

    NAME = "name"
    CONTACT = "contact"
    BIRTH = "birth"
    PASSPORT = "passport"
    MEDICAL = "medical"
    GUARDIAN = "guardian"
    OPEN = "open"


# What is stored only under the person's own key.
SEALED = frozenset({FieldClass.PASSPORT, FieldClass.MEDICAL, FieldClass.GUARDIAN})
