"""Pages that look across capabilities, and the commands beside them."""

from collections.abc import Callable

from app.desk import calendar, home, programme, region, regions, statistics, words
from app.desk.blueprint import bp
from app.desk.commands import load_facts
from app.desk.figures import source_words
from app.editions import words as edition_words
from app.programmes import forms
from app.regions.words import country_words, kind_words, level_words, tie_words

__all__ = ["bp", "calendar", "home", "programme", "region", "regions", "statistics"]

bp.cli.add_command(load_facts)


@bp.context_processor
def spoken() -> dict[str, Callable[..., str]]:
    """Give the desk's templates the words of other capabilities."""
    return {
        "cadence_words": lambda code: dict(forms.cadences())[code],
        "class_words": lambda code: dict(forms.classes())[code],
        "country_words": country_words,
        "edition_status": edition_words.status,
        "edition_tone": edition_words.tone,
        "ending_words": lambda code: dict(forms.endings())[code],
        "kind_words": kind_words,
        "level_words": level_words,
        "office_words": lambda code: dict(forms.offices())[code],
        "source_words": source_words,
        "tie_words": tie_words,
        "told_words": words.told,
    }
