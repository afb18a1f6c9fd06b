"""The words for projects: how they stand, who pays, what is due."""

from collections.abc import Sequence
from decimal import Decimal

from app.core import languages
from app.core.languages import _, language, listed, ngettext, pgettext
from app.projects.models import Partner, Project
from app.projects.rules.due import Standing
from app.proposals.words import payer, size

__all__ = ["payer", "size"]


def state(code: str) -> str:
    """Say how a project stands."""
    words = {
        "running": pgettext("project", "Running"),
        "finished": pgettext("project", "Finished"),
        "stopped": pgettext("project", "Stopped"),
        "unknown": pgettext("project", "How it ended is not known"),
    }
    return str(words[code])


def tone(code: str) -> str:
    """Return how a project's state is coloured."""
    return {"running": "settled", "stopped": "urgent", "unknown": "unknown"}.get(code, "past")


def part(code: str) -> str:
    """Say what a region or organisation is in a project."""
    words = {
        "lead": pgettext("project", "Leads it"),
        "partner": pgettext("project", "Proposed it together"),
        "participant": pgettext("project", "Takes part"),
    }
    return str(words[code])


def due(code: Standing) -> str:
    """Say how something stands that is due on a day."""
    words = {
        "done": pgettext("due", "Done"),
        "late": pgettext("due", "Late"),
        "soon": pgettext("due", "Due soon"),
        "ahead": pgettext("due", "To come"),
    }
    return str(words[code])


def due_tone(code: Standing) -> str:
    """Return how that is coloured."""
    return {"done": "settled", "late": "urgent", "soon": "waiting", "ahead": "plain"}[code]


def before(days: int) -> str:
    """Say how many days before a day something happens."""
    if not days:
        return str(_("On the day itself"))
    return str(ngettext("%(num)s day before", "%(num)s days before", days))


def money(amount: Decimal | None, currency: str) -> str:
    """Write an amount, or that none was named."""
    return str(_("left open")) if amount is None else languages.money(amount, currency)


def who(partner: Partner) -> str:
    """Name a partner: a region or an organisation."""
    return partner.region.name.best(language()) if partner.region else partner.organisation


def lead(project: Project) -> str:
    """Name who leads a project; empty where that is not known."""
    region = project.lead.name.best(language()) if project.lead else ""
    return " · ".join(one for one in (region, project.organisation) if one)


def together(project: Project) -> str:
    """Name all that carry a project besides its lead."""
    return str(listed(who(one) for one in project.partners))


def years(found: Sequence[int]) -> str:
    """Write the first and the last of some years."""
    if not found:
        return str(_("unknown"))
    first, last = min(found), max(found)
    return str(first) if first == last else f"{first}–{last}"
