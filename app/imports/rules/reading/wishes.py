"""What the reader of a file wishes instead of the guesses."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How to read: the page's language, words that headings have, and choices ("" = guess)."""

    language: str = "en"
    known: Sequence[str] = ()
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
