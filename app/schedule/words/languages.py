"""The names of the languages that are interpreted."""

from app.core.languages import locale


def spoken(code: str) -> str:
    """Name a language in the reader's own."""
    return str(locale().languages.get(code, code))
