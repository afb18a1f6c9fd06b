"""In which encoding a text is written: strict decoders, the reader's language first, then marks.

A text is never read with replacement signs: what does not decode is refused or asked about.
"""

import codecs
import re
from collections.abc import Callable, Collection, Sequence

from app.imports.rules.reading.unreadable import Unreadable

ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "koi8_r"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_OF_LANGUAGE = {"ja": "cp932", "ko": "cp949", "zh": "gb18030", "ru": "cp1251"}
# Korean and Chinese share their commonest bytes: what is all Hangul is hardly ever anything else.
_GUESSED = ("cp949", "cp932", "gb18030", "cp1251", "euc_jp", "big5", "koi8_r")
SAMPLE = 20_000
# Words with foreign letters, and foreign signs that are no letters.
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_ODD = re.compile(r"[^\w\s\x00-\x7f№«»—–…]")
_OWN_LANGUAGE, _KNOWN_WORD, _MOST_WORDS = 0.15, 0.25, 4
# Below this nothing looks like writing.
_LEAST = 0.45


def guess(content: bytes, language: str, known: Collection[str]) -> list[str]:
    """Return the encodings that can have written the bytes, the likeliest first.

    `known` are words that headings usually have. Raises Unreadable where none can.
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if marked and not content.startswith(_WIDE):
        return [marked]
    if wide := _by_zeros(content):
        return [wide]
    if _decodes(content, "utf-8"):
        return ["utf-8", *(name for name in _GUESSED if _decodes(content, name))]
    fitting = [name for name in _GUESSED if _decodes(content, name)]
    marks = {name: _likelihood(content, name, language, known) for name in fitting}
    if max(marks.values(), default=0.0) < _LEAST:
        raise Unreadable("encoding_unknown")
    return sorted(fitting, key=lambda name: -marks[name])


def decoded(content: bytes, encoding: str) -> str:
    """Return the text; raises Unreadable, naming the line where the bytes do not fit."""
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("encoding_wrong", encoding=encoding, line=line) from None


def _by_zeros(content: bytes) -> str:
    """Return UTF-16 without its mark, which shows in every second byte being zero."""
    sample = content[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    rare, common = len(sample) // 100, len(sample) // 10
    if odd > common and even <= rare:
        return "utf-16-le"
    return "utf-16-be" if even > common and odd <= rare else ""


def _decodes(content: bytes, encoding: str) -> bool:
    """Tell whether every byte fits the encoding."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(content: bytes, encoding: str, language: str, known: Collection[str]) -> float:
    """Return how much like people's writing the text looks in an encoding, 0 to about 2."""
    text = content.decode(encoding)[:SAMPLE]
    foreign = [sign for sign in text if sign > "\x7f"]
    looks = _JUDGES[encoding](foreign, text) if foreign else 1.0
    own = _OWN_LANGUAGE if _OF_LANGUAGE.get(language) == encoding else 0.0
    small = text.casefold()
    words = sum(word in small for word in known)
    return looks + own + _KNOWN_WORD * min(words, _MOST_WORDS)


Judge = Callable[[Sequence[str], str], float]


def _mean(signs: Sequence[str], worth: Callable[[str], float]) -> float:
    return sum(worth(sign) for sign in signs) / len(signs)


def _lead(sign: str, encoding: str) -> int:
    """Return the first byte of a sign of two bytes in an encoding; 0 where it has none."""
    try:
        found = sign.encode(encoding)
    except UnicodeEncodeError:
        return 0
    return found[0] if len(found) > 1 else 0


def _japanese(signs: Sequence[str], _text: str) -> float:
    """Kana and the kanji of the first level are what Japanese is written with."""
    # Kana and signs, and the kanji of the first level.
    first, last = 0x81, 0x97

    def worth(sign: str) -> float:
        if "\u3041" <= sign <= "\u30ff":
            return 1.0
        if "\uff61" <= sign <= "\uff9f":
            return 0.1
        lead = _lead(sign, "cp932")
        return 1.0 if first <= lead <= last else 0.4 if lead else 0.0

    return _mean(signs, worth)


def _chinese(encoding: str, first: int, last: int) -> Judge:
    """Signs of the first level are what Chinese is written with."""

    def worth(sign: str) -> float:
        lead = _lead(sign, encoding)
        if first <= lead <= last:
            return 1.0
        return 0.4 if lead else 0.0

    return lambda signs, _text: _mean(signs, worth)


def _korean(signs: Sequence[str], _text: str) -> float:
    """Syllables of the old standard are what Korean is written with."""

    def worth(sign: str) -> float:
        hangul = "\uac00" <= sign <= "\ud7a3"
        known = _lead(sign, "euc_kr")
        return (1.0 if hangul else 0.3) if known else 0.1

    return _mean(signs, worth)


def _russian(_signs: Sequence[str], text: str) -> float:
    """Cyrillic words are small, begin with one capital, or are capitals throughout."""
    good = bad = 0
    for word in _WORD.findall(text):
        cyrillic = all("А" <= sign <= "я" or sign in "Ёё" for sign in word)
        usual = word.islower() or word.isupper() or word.istitle()
        good += len(word) * (cyrillic and usual)
        bad += len(word) * (not (cyrillic and usual))
    bad += len(_ODD.findall(text))
    return good / (good + bad) if good else 0.0


_JUDGES: dict[str, Judge] = {
    "cp932": _japanese,
    "euc_jp": _japanese,
    "gb18030": _chinese("gb2312", 0xA1, 0xD7),
    "big5": _chinese("big5", 0xA1, 0xC6),
    "cp949": _korean,
    "cp1251": _russian,
    "koi8_r": _russian,
}
