"""What changed between two versions, part by part and word by word."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]
# Scripts without spaces are compared letter by letter, all others word by word.
_LETTERS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_LETTERS}]|[^\W{_LETTERS}]+|\s+|[^\w\s]")
_SENTENCES = re.compile(r"[^.。!?！？\n]*(?:[.。!?！？\n]+\s*|$)")
# More than this is shown as replaced whole: comparing takes the product of both lengths.
MOST_COMPARED = 250_000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words that are the same in both versions, gone, or new."""

    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A part that differs: its key, and the words of both versions in their order."""

    key: str
    pieces: tuple[Piece, ...]


def difference(
    before: Mapping[str, str], after: Mapping[str, str], by_lines: Collection[str] = ()
) -> list[Change]:
    """Return the parts that differ, in their order; blank is as good as absent.

    The parts named `by_lines` are lists, dates and the like: each line is the same or another.
    """
    keys = dict.fromkeys((*after, *before))
    pairs = ((key, before.get(key, ""), after.get(key, "")) for key in keys)
    return [
        Change(key=key, pieces=lines(old, new) if key in by_lines else pieces(old, new))
        for key, old, new in pairs
        if old != new
    ]


def lines(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts line by line."""
    return tuple(
        _joined(_marked(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    )


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts: sentences first, then the words of those that differ."""
    found: list[Piece] = []
    for olds, news in _blocks(_split(_SENTENCES, before), _split(_SENTENCES, after)):
        if olds == news:
            found.append(Piece(kind="same", text="".join(olds)))
        else:
            found += _by_words("".join(olds), "".join(news))
    return tuple(_joined(found))


def _by_words(before: str, after: str) -> list[Piece]:
    """Compare two texts word by word; those that are too long are replaced whole."""
    olds, news = _split(_WORDS, before), _split(_WORDS, after)
    whole = len(olds) * len(news) > MOST_COMPARED
    return _marked(olds, news, whole=whole)


def _marked(olds: Sequence[str], news: Sequence[str], *, whole: bool = False) -> list[Piece]:
    """Mark what is the same, gone and new; the whole of both where that is wanted."""
    blocks = [(olds, news)] if whole else _blocks(olds, news)
    found: list[Piece] = []
    for gone, new in blocks:
        if gone == new:
            found.append(Piece(kind="same", text="".join(gone)))
            continue
        found += [Piece(kind="gone", text="".join(gone))] if gone else []
        found += [Piece(kind="new", text="".join(new))] if new else []
    return found


def _blocks(
    olds: Sequence[str], news: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the runs of both sequences that belong together; equal runs are the same in both."""
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    for _tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield olds[old_from:old_to], news[new_from:new_to]


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """Cut a text so that the parts make it up again."""
    return [part for part in pattern.findall(text) if part]


def _joined(found: Sequence[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind; a single space between two changes belongs to both."""
    held: Piece | None = None
    for piece in found:
        if held is not None and held.kind == piece.kind:
            held = Piece(kind=held.kind, text=held.text + piece.text)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
