"""Programmes as PDF: typeset from data, never from markup, with fonts that go along with us.

All that is written arrives as JSON; the document's own text is a file of ours. System fonts are not
asked, so that a server and a laptop make the same pages.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
import typst

# What is made while somebody waits: about a second. More is asked for by the day.
MOST_LINES = 1_200
_REGIONS = {"zh": "CN", "ja": "JP", "ko": "KR"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text and the language that it is in."""

    text: str
    lang: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One entry: when on the edition's clocks and on the reader's, what and where."""

    clock: str
    own: str
    title: Text
    where: Text
    more: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A day, or the note that nothing stands there."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What one reader carries along, beginning on a page of its own."""

    title: str
    lead: str
    sections: Sequence[Section]


class TooLong(ValueError):
    """More lines than a document may hold."""


def pdf(papers: Sequence[Paper], *, language: str, foot: str) -> bytes:
    """Return the papers as one PDF in a language, `foot` on each page; raises TooLong."""
    inputs = _inputs(papers, language, foot)
    return typst.compile(_source(), font_paths=_fonts(), sys_inputs=inputs, format="pdf")


def _inputs(papers: Sequence[Paper], language: str, foot: str) -> dict[str, str]:
    """Return what the document reads, as JSON; raises TooLong."""
    if sum(len(part.lines) for one in papers for part in one.sections) > MOST_LINES:
        message = "too many lines for one document"
        raise TooLong(message)
    told = {
        "lang": language,
        "region": _REGIONS.get(language),
        "regions": _REGIONS,
        "foot": foot,
        "papers": [asdict(one) for one in papers],
    }
    return {"told": json.dumps(told, ensure_ascii=False)}


@cache
def _source() -> bytes:
    """Return the document."""
    return files("app.releases.exports").joinpath("programme.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts, looked up once: four scripts of ours, and Typst's own for the rest."""
    ours = (noto_cjk_sans_jp_regular, noto_cjk_sans_jp_bold)
    folders = [str(Path(one.__file__ or "").parent) for one in ours]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
