"""What a template makes, in words: titles in every language, who comes, on which day."""

from collections.abc import Callable

from flask_babel import LazyString

from app.core.languages import LANGUAGES, _, day, language, pgettext, speaking
from app.core.words import Words
from app.projects.models import AgendaItem
from app.schedule.rules.templates import Planned
from app.schedule.terms import StepTerms


def in_all(label: LazyString) -> Words:
    """Return the house's words in every language in which they differ from the English ones."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = str(label)
    return Words({code: text for code, text in said.items() if code == "en" or text != said["en"]})


def of_region(title: Words, region: Words) -> Words:
    """Return a title for one delegation."""
    return Words({code: f"{title.best(code)}: {region.best(code)}" for code in LANGUAGES})


def line(planned: Planned, role: Callable[[str], object]) -> str:
    """Say what a step of the template is, when, how long, and for whom."""
    step = planned.step
    more = {"title": step.title, "minutes": step.minutes, "who": _whom(step, role)}
    if planned.day is None:
        return _("%(title)s, %(minutes)s minutes (%(who)s)", **more)
    return _(
        "%(day)s, %(from)s–%(until)s: %(title)s, %(minutes)s minutes (%(who)s)",
        day=day(planned.day),
        **{"from": _clock(step.begins), "until": _clock(step.ends)},
        **more,
    )


def _whom(step: StepTerms, role: Callable[[str], object]) -> str:
    if step.each:
        return pgettext("attendance", "each delegation by itself")
    return str(role(step.role)) if step.role else pgettext("attendance", "everyone")


def typed(text: str) -> Words:
    """Return what somebody typed as words of the reader's language."""
    return Words({language(): text})


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def item(one: AgendaItem) -> str:
    """Say what an item is, who proposed it, and how long it is to be."""
    title = one.title.best(language())
    region = one.region.name.best(language()) if one.region else ""
    if region and one.minutes:
        more = {"title": title, "region": region, "minutes": one.minutes}
        return _("%(title)s, proposed by %(region)s, %(minutes)s minutes", **more)
    if region:
        return _("%(title)s, proposed by %(region)s", title=title, region=region)
    return title
