"""What each kind of question is: its options, its bounds, the classes that it may have."""

from app.questions.models import CLASSES
from app.vault.classes import SEALED, FieldClass

OPTIONED = frozenset({"choice", "choices", "size"})
# Their answers are keys, which conditions read without opening anything.
DECIDING = OPTIONED | {"consent"}
FILES = frozenset({"file", "photo"})
WRITTEN = frozenset({"text", "long-text"})
YES = "yes"
LONGEST = {"text": 200, "long-text": 2000, "file": 10, "photo": 10}
_ONLY = {
    "name": ("name",),
    "phone": ("contact",),
    "address": ("contact",),
    "emergency-contact": ("contact",),
    "diet": ("medical",),
    "size": ("open",),
    "passport": ("passport",),
    "photo": ("name", "passport"),
}
# Guardians answer on pages of their own.
_FREE = tuple(one for one in ("open", *CLASSES) if one != "guardian")


def classes_of(kind: str) -> tuple[str, ...]:
    """Return the classes that a question of this kind may have, its usual one first."""
    return _ONLY.get(kind, tuple(dict.fromkeys(_FREE)))


def usual_class(kind: str) -> str:
    """Return the class that a question of this kind has when nothing else is chosen."""
    return classes_of(kind)[0]


def sealed(field_class: str) -> bool:
    """Tell whether answers of this class are kept under the person's key alone."""
    return FieldClass(field_class) in SEALED
