"""Requirements and wishes as sentences, and the words for what is stated by itself."""

from collections.abc import Iterable

from app.core.languages import _, listed, moment, ngettext, pgettext
from app.schedule.models import Rule
from app.schedule.rules.choosing import Names
from app.schedule.words import activities as words

MOST_NAMED = 4


def kind(code: str) -> str:
    """Name a kind of requirement."""
    named = {
        "order": pgettext("requirement", "Order"),
        "apart": pgettext("requirement", "Not parallel"),
        "rest": pgettext("requirement", "Rest"),
        "within": pgettext("requirement", "Only within times"),
        "starts": pgettext("requirement", "Begins only within times"),
        "suits": pgettext("requirement", "Only in some spaces"),
        "same-space": pgettext("requirement", "All in one space"),
        "same-day": pgettext("requirement", "All on one day"),
        "languages": pgettext("requirement", "Interpretation at once"),
    }
    return str(named[code])


def strength(rule: Rule) -> str:
    """Say whether something must hold, or how much it is wished."""
    if rule.weight is None:
        return str(_("must hold"))
    return str(_("wish, weight %(weight)s", weight=rule.weight))


def sentence(rule: Rule, names: Names) -> str:
    """Say what a rule wants."""
    told = {
        "first": _side(rule, "first", names),
        "second": _side(rule, "second", names),
        "length": words.minutes(rule.minutes),
        "spaces": _few(
            words.space(names.spaces[one.space_id])
            for one in rule.spaces
            if one.space_id in names.spaces
        ),
        "times": _few(
            _(
                "%(start)s to %(end)s",
                start=moment(one.starts_at, names.zone),
                end=moment(one.ends_at, names.zone),
            )
            for one in rule.windows
        ),
    }
    return _SENTENCES[rule.kind](rule, told)


def _order(rule: Rule, told: dict[str, str]) -> str:
    if rule.minutes:
        return str(_("%(first)s before %(second)s, with %(length)s between.", **told))
    return str(_("%(first)s before %(second)s.", **told))


def _apart(rule: Rule, told: dict[str, str]) -> str:
    if rule.minutes:
        return str(_("Not parallel, with %(length)s between: %(first)s.", **told))
    return str(_("Not parallel: %(first)s.", **told))


def _rest(_rule: Rule, told: dict[str, str]) -> str:
    if told["first"]:
        return str(_("%(length)s of rest: %(first)s.", **told))
    return str(_("%(length)s of rest between all activities, for everybody.", **told))


def _languages(rule: Rule, _told: dict[str, str]) -> str:
    language = words.interpreted(rule.language or "en")
    sentence_ = ngettext(
        "At most %(num)s activity at once is interpreted into %(language)s.",
        "At most %(num)s activities at once are interpreted into %(language)s.",
        rule.most,
        language=language,
    )
    return str(sentence_)


_SENTENCES = {
    "order": _order,
    "apart": _apart,
    "rest": _rest,
    "within": lambda _rule, told: str(_("%(first)s only within %(times)s.", **told)),
    "starts": lambda _rule, told: str(_("%(first)s begins only within %(times)s.", **told)),
    "suits": lambda _rule, told: str(_("%(first)s only in %(spaces)s.", **told)),
    "same-space": lambda _rule, told: str(_("All in one space: %(first)s.", **told)),
    "same-day": lambda _rule, told: str(_("All on one day: %(first)s.", **told)),
    "languages": _languages,
}


def _side(rule: Rule, side: str, names: Names) -> str:
    """Name what one side of a rule is about."""
    found = []
    for one in rule.subjects:
        if one.side != side:
            continue
        found += [
            names.activities.get(one.activity_id or 0, ""),
            names.groups.get(one.group_id or 0, ""),
            names.regions.get(one.region_id or 0, ""),
            names.people.get(one.participant_id or 0, ""),
            names.roles.get(one.role or "", ""),
        ]
    return _few(one for one in found if one)


def _few(things: Iterable[str]) -> str:
    """Name several things; of many only the first and how many more."""
    found = list(things)
    if len(found) <= MOST_NAMED:
        return str(listed(found))
    more = len(found) - MOST_NAMED + 1
    named = listed(found[: MOST_NAMED - 1])
    return str(
        ngettext("%(named)s and %(num)s more", "%(named)s and %(num)s more", more, named=named)
    )


def about(code: str) -> str:
    """Say what is stated by itself, and breached when it does not hold."""
    named = {
        "place": _("Every activity has a place"),
        "space": _("A space holds one activity at a time, with the time to make it ready"),
        "open": _("Spaces are used only when they are open and not blocked"),
        "suits": _("Spaces are big enough and have what is needed"),
        "within": _("Activities lie between their earliest and latest"),
        "party": _("Nobody is in two places, and all have the time to get there"),
        "rest": _("Whoever takes part in a group rests between its activities"),
        "present": _("Nobody is needed before arriving or after leaving"),
        "languages": _("There are interpreters for what is interpreted at once"),
        "order": _("Groups keep to their order and come after each other"),
        "same-space": _("Groups that should be in one space are"),
        "same-day": _("Groups that should be on one day are"),
        "unsocial": _("People online are needed only in their sociable hours"),
        "holiday": _("Nothing begins on a public holiday of those who take part"),
        "keep": _("What has a place keeps it when something is repaired"),
    }
    return str(named[code])
