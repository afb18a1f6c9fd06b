"""What is kept, in words."""

from app.core.languages import _, _l
from app.retention.rules import Held
from app.vault.words import class_name

HOLDINGS = {
    "names": _l("Names"),
    "contacts": _l("Mail addresses"),
    "births": _l("Dates of birth"),
    "answers": _l("Answers"),
    "files": _l("Files"),
    "guardians": _l("Names and links of guardians"),
    "requests": _l("What was asked for after a deadline, and why"),
    "uploads": _l("Uploaded files"),
    "keys": _l("Keys of what is sealed"),
    "links": _l("Links of participants"),
}


def holding(one: Held) -> str:
    """Name what is held, with its class where the name does not say it."""
    name = str(HOLDINGS[one.holding])
    if one.holding in ("answers", "files"):
        return _("%(what)s: %(class)s", **{"what": name, "class": class_name(one.clock)})
    return name
