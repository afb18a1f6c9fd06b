"""The key by which names are found: one spelling for what people consider the same letters."""

import unicodedata
from functools import cache

from opencc import OpenCC

# Variants of one character that OpenCC's tables do not join: written forms in family names.
_VARIANTS = {
    "髙": "高",
    "擧": "舉",
    "挙": "舉",
    "澁": "澀",
    "渋": "澀",
    "衞": "衛",
    "呉": "吳",
    "﨑": "崎",
    "嵜": "崎",
    "邉": "邊",
    "𠮷": "吉",
    "濵": "濱",
    "栁": "柳",
    "桒": "桑",
    "槗": "橋",
    "㔟": "勢",
    "渕": "淵",
    "﨟": "蘭",
    "龝": "秋",
    "嶌": "島",
    "嶋": "島",
    "斈": "學",
    "冨": "富",
    "淸": "清",
    "靑": "青",
    "戶": "户",
    "戸": "户",
    "鄕": "鄉",
    "聡": "聰",
    "鬪": "鬥",
    "鬭": "鬥",
    "闘": "鬥",
    "郷": "鄉",
}
# Letters that decomposition does not open.
_LETTERS = {
    "ё": "е",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ı": "i",
}
# Spelling marks that keep their letter apart: й is no и, and a voiced kana is another kana.
_KEPT_WHOLE = frozenset("йї")
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {0x30FD: 0x309D, 0x30FE: 0x309E}
_IGNORED = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sk"})
_SEPARATORS = frozenset("ʹʺʻʼʽˈˊˋ=")
_LEADS, _VOWELS, _TAILS = (
    "ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ",
    "ᅡᅢᅣᅤᅥᅦᅧᅨᅩᅪᅫᅬᅭᅮᅯᅰᅱᅲᅳᅴᅵ",
    "ᆨᆩᆪᆫᆬᆭᆮᆯᆰᆱᆲᆳᆴᆵᆶᆷᆸᆹᆺᆻᆼᆽᆾᆿᇀᇁᇂ",
)
# A consonant typed as a separate letter can end a syllable; ㄸ, ㅃ and ㅉ never do.
_TAIL_OF_LEAD = dict(zip("ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ", "ᆨᆩᆫᆮᆯᆷᆸᆺᆻᆼᆽᆾᆿᇀᇁᇂ", strict=True))
_FIRST_SYLLABLE, _LAST_SYLLABLE, _TAILS_OF_SYLLABLE = 0xAC00, 0xD7A3, 28


def folded(text: str) -> str:
    """Return the search key of a text: equal for spellings that people take for the same.

    Width and case, ё and е, hiragana and katakana, simplified, traditional and Japanese forms of
    Han characters, Hangul typed letter by letter, accents, spaces and punctuation do not matter.
    """
    if text.isascii():
        return text.lower().translate(_ASCII)
    composed = unicodedata.normalize("NFKC", text).casefold()
    return _syllables(unicodedata.normalize("NFKC", composed).translate(_table))


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold(chr(code))
        return found


_table = _Table()
_ASCII = {code: None for code in range(128) if not chr(code).isalnum()}


def _fold(sign: str) -> str:
    """Fold one composed, case-folded character."""
    if sign in _LETTERS:
        return _LETTERS[sign]
    if unicodedata.category(sign) in _IGNORED or sign in _SEPARATORS:
        return ""
    if ord(sign) in _HIRAGANA:
        return chr(_HIRAGANA[ord(sign)])
    name = unicodedata.name(sign, "")
    if name.startswith("CJK") or sign in _VARIANTS:
        return _han(sign)
    if name.startswith(("LATIN", "CYRILLIC", "GREEK")) and sign not in _KEPT_WHOLE:
        plain = unicodedata.normalize("NFD", sign)[0]
        return _LETTERS.get(plain, plain)
    # A mark that stands by itself is an accent or a choice of glyph, unless it voices a kana.
    lone = name.startswith(("COMBINING ", "VARIATION SELECTOR", "MONGOLIAN FREE VARIATION"))
    return "" if lone and "KATAKANA" not in name else sign


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    """Return the ways from Japanese to traditional and from traditional to simplified forms."""
    return OpenCC("jp2t"), OpenCC("t2s")


def _han(sign: str) -> str:
    """Return the form that stands for all variants of a Han character."""
    from_japanese, to_simplified = _converters()
    common = _VARIANTS.get(sign, sign)
    traditional = from_japanese.convert(common)
    return str(to_simplified.convert(_VARIANTS.get(traditional, traditional)))


def _syllables(text: str) -> str:
    """Put Hangul letters that stand apart together: ㄱㅣㅁ is 김."""
    if not any("\u1100" <= sign <= "\u11ff" for sign in text):
        return text
    made: list[str] = []
    for place, sign in enumerate(text):
        last = ord(made[-1]) if made else 0
        open_syllable = (
            _FIRST_SYLLABLE <= last <= _LAST_SYLLABLE
            and (last - _FIRST_SYLLABLE) % _TAILS_OF_SYLLABLE == 0
        )
        tail = _TAIL_OF_LEAD.get(sign)
        if open_syllable and tail and text[place + 1 : place + 2] not in tuple(_VOWELS):
            made[-1] = chr(last + _TAILS.index(tail) + 1)
        elif sign in _VOWELS and made and made[-1] in _LEADS:
            lead = _LEADS.index(made[-1])
            syllable = (lead * len(_VOWELS) + _VOWELS.index(sign)) * _TAILS_OF_SYLLABLE
            made[-1] = chr(_FIRST_SYLLABLE + syllable)
        else:
            made.append(sign)
    return "".join(made)
