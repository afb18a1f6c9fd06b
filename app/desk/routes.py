"""Pages that look across capabilities, and the commands beside them."""

from collections.abc import Callable

from app.accounts.policy import may_see_people
from app.core.access import Actor
from app.desk import (
    calendar,
    feed,
    home,
    news,
    programme,
    programmes,
    region,
    regions,
    statistics,
    words,
)
from app.desk.blueprint import bp
from app.desk.commands import load_facts
from app.desk.demo import demo
from app.desk.figures import source_words
from app.desk.people import accepting
from app.desk.people import routes as people
from app.desk.records import routes as records
from app.desk.reminding import jobs as reminding
from app.editions import words as edition_words
from app.history.policy import may_read
from app.programmes import forms
from app.regions.words import country_words, kind_words, level_words, tie_words

__all__ = [
    "accepting",
    "bp",
    "calendar",
    "feed",
    "home",
    "news",
    "people",
    "programme",
    "programmes",
    "records",
    "region",
    "regions",
    "reminding",
    "statistics",
]

bp.cli.add_command(load_facts)
bp.cli.add_command(demo)


@bp.app_context_processor
def allowed() -> dict[str, Callable[[Actor], bool]]:
    """Tell every page whether its reader may open the pages that only some may."""
    return {"may_read_history": may_read, "may_see_people": may_see_people}


@bp.context_processor
def spoken() -> dict[str, Callable[..., str]]:
    """Give the desk's templates the words of other capabilities."""
    return {
        "cadence_words": lambda code: dict(forms.cadences())[code],
        "class_words": lambda code: dict(forms.classes())[code],
        "country_words": country_words,
        "edition_status": edition_words.standing,
        "edition_tone": edition_words.tone,
        "ending_words": lambda code: dict(forms.endings())[code],
        "kind_words": kind_words,
        "level_words": level_words,
        "office_words": lambda code: dict(forms.offices())[code],
        "source_words": source_words,
        "tie_words": tie_words,
        "told_words": words.told,
    }
