"""What text may hold, and how it is compared: one rule for every script."""

import re
import unicodedata

# Bidirectional controls, zero-width characters and other invisible signs that disguise a name.
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\ufeff\uffa0")
# The category Cc without the tab, which is white space; each field of a form is searched for them.
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_CONTROLS_BUT_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FORMATS = frozenset({"Cf", "Co", "Cn", "Cs"})


def tidy(value: str, *, lines: bool = False) -> str:
    """Compose (NFC), drop control characters, fold runs of white space, trim."""
    composed = unicodedata.normalize("NFC", value)
    if lines:
        kept = _CONTROLS_BUT_LINES.sub("", composed)
        return "\n".join(line.rstrip() for line in kept.split("\n")).strip()
    return " ".join(_CONTROLS.sub("", composed).split())


def storable(value: str) -> bool:
    """Tell whether a text from a file can be stored and shown.

    It holds no control characters but line ends and tabs, no halves of surrogate pairs, and nothing
    that hides or reverses text.
    """
    controls = any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t" for sign in value)
    return not controls and not hidden(value)


def hidden(value: str) -> bool:
    """Tell whether a text holds characters that hide or reverse it, or are not assigned.

    A zero-width joiner between pictographs is part of an emoji and allowed.
    """
    # Python calls printable what is of none of these categories and no separator but the space.
    if value.isprintable():
        return not _INVISIBLE.isdisjoint(value)
    for place, sign in enumerate(value):
        if sign == "\u200d" and 0 < place < len(value) - 1 and _pictograph(value[place - 1]):
            continue
        if sign in _INVISIBLE or unicodedata.category(sign) in _FORMATS:
            return True
    return False


def _pictograph(sign: str) -> bool:
    """Tell whether a character may stand before a joiner in an emoji."""
    return unicodedata.category(sign) in {"So", "Sk"} or sign == "\ufe0f"
