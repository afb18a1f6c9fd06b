"""The words for what a region answered, for what was saved, and for those who wait."""

from collections.abc import Sequence

from app.core.languages import _, pgettext
from app.registration.models import Participant
from app.registration.rules import same

MOST_NAMED = 5


def answer(taking_part: bool | None) -> str:  # noqa: FBT001  (as the delegation has it)
    """Return the words of a region's answer."""
    words = {True: _("Takes part"), False: _("Does not take part"), None: _("No answer yet")}
    return str(words[taking_part])


def tone(taking_part: bool | None) -> str:  # noqa: FBT001  (as the delegation has it)
    """Return how an answer is coloured."""
    return {True: "settled", False: "past", None: "waiting"}[taking_part]


def answered(*, taking_part: bool) -> str:
    """Say what the region has just answered."""
    if taking_part:
        return str(_("Your region takes part. Now enter your people."))
    return str(_("Your region does not take part. The answer can be changed until the deadline."))


def saved(taken_over: Sequence[str]) -> str:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    if not taken_over:
        return str(_("Saved."))
    return str(
        _(
            "Saved. Kept as somebody else saved it meanwhile: %(questions)s",
            questions=" · ".join(taken_over),
        )
    )


def entered(person: Participant) -> str:
    """Say that a person is entered, or waits."""
    if person.state == "waiting":
        return str(_("On the waiting list: %(name)s", name=person.native))
    return str(_("Entered: %(name)s", name=person.native))


def alike(person: Participant, others: Sequence[Participant]) -> list[str]:
    """Say who is likely the same person; of another region only that there is somebody."""
    own = [one.native for one in others if one.region_id == person.region_id]
    # What is said travels in a cookie, which has room for some names only.
    named = [*own[:MOST_NAMED], *(["…"] if len(own) > MOST_NAMED else [])]
    hints = [_("Perhaps entered before in your delegation: %(names)s", names=", ".join(named))]
    found = [str(one) for one in hints if own]
    if any(one.region_id != person.region_id and same(person, one) for one in others):
        found.append(str(_("Another region has entered somebody with this name and birth date.")))
    return found


def restored(person: Participant) -> str:
    """Say that a person is entered again, or waits at the end of the queue."""
    if person.state == "waiting":
        return str(
            _("No place is left. At the end of the waiting list: %(name)s", name=person.native)
        )
    return str(_("Entered again: %(name)s", name=person.native))


def standing(number: int, of: int, limit: str) -> str:
    """Say where somebody stands among those who wait under a limit."""
    told = {"number": number, "of": of, "limit": limit}
    return str(pgettext("waiting", "%(limit)s: place %(number)s of %(of)s", **told))
