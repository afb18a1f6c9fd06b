"""What the facts say, in the reader's language.

The facts are texts of one language, and coordinators may write over them. Each capability keeps
the words of its facts in facts/words.csv; a text that no table knows is shown as it is.
"""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from app.core.facts import read
from app.core.languages import LANGUAGES, language
from app.core.words import Words

FILES = Path(__file__).parents[1]
# A letter beyond the Latin ones: such a text is in no language that its letters alone would tell.
_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")


@cache
def table() -> dict[str, Words]:
    """Return the words of all texts of the facts, by the text; English may be better said too."""
    found = {}
    for path in sorted(FILES.glob("*/facts/words.csv")):
        for row in read(path):
            text = row["text"]
            known = Words({code: row[code] for code in LANGUAGES})
            found[text] = Words({**known, "en": row["en"] or text})
    return found


def plain(text: str | None) -> str:
    """Return a text of the facts in the reader's language, for files."""
    known = table().get((text or "").strip())
    return known.best(language()) if known else text or ""


def in_all(text: str | None) -> tuple[str, ...]:
    """Return a text of the facts as it is and in all its languages, to search in."""
    known = table().get((text or "").strip(), Words())
    return (text or "", *known.values())


def told(text: str | None) -> Markup:
    """Show a text of the facts in the reader's language.

    Where nobody translated it, it is shown as it is, as English if its letters may be English.
    """
    if not text or text.strip() in table() or language() == "en" or _BEYOND_LATIN.search(text):
        return escape(plain(text))
    return Markup('<span lang="en">{}</span>').format(text)
