"""How a person stands, whom links went to, and who sees what, in words."""

from app.core.languages import _, ngettext
from app.personal.rules import Sent
from app.registration.models import Participant
from app.vault.classes import FieldClass


def standing(person: Participant) -> str:
    """Say how a person stands."""
    words = {
        "entered": _("You are entered"),
        "waiting": _("You are on the waiting list"),
        "offered": _("You have the offer of a place: your delegation answers it"),
        "lapsed": _("The offer of a place lapsed"),
    }
    return str(_("You are withdrawn") if person.withdrawn_at else words[person.state])


def tone(person: Participant) -> str:
    """Return how a standing is coloured."""
    if person.withdrawn_at:
        return "past"
    return {"entered": "settled", "waiting": "waiting"}.get(person.state, "urgent")


def sent(done: Sent) -> str:
    """Say how many links are on their way, and for how many there is none."""
    went = ngettext("%(num)s link is on its way.", "%(num)s links are on their way.", len(done.to))
    if not done.not_to:
        return went
    not_sent = ngettext(
        "%(num)s person was sent none: no mail address, or written to today already.",
        "%(num)s people were sent none: no mail address, or written to today already.",
        len(done.not_to),
    )
    return f"{went} {not_sent}"


def sees(field_class: FieldClass) -> str:
    """Say who may see a class of a person's data, to that person."""
    named = _(
        "Your region, the programme's coordinator, and the host's staff and carers. "
        "Of a minor the host sees nothing before a guardian consents."
    )
    plain = _("Your region and the programme's coordinator.")
    revealed = _(
        "Your region and the programme's coordinator; only for a reason that is recorded, and that "
        "you can read here."
    )
    words = {
        FieldClass.NAME: named,
        FieldClass.OPEN: named,
        FieldClass.CONTACT: plain,
        FieldClass.BIRTH: _("Your region and the programme's coordinator; the host sees your age."),
        FieldClass.PASSPORT: revealed,
        FieldClass.MEDICAL: _(
            "Your region. The host's carers only for a reason that is recorded, and that you can "
            "read here. The kitchen sees numbers without names."
        ),
        FieldClass.GUARDIAN: _(
            "Your region. The programme's coordinator only for a reason that is recorded, and that "
            "you can read here."
        ),
    }
    return str(words[field_class])
