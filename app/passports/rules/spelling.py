"""How a native name is usually written in a passport, to compare with what a passport says.

Cyrillic: ICAO Doc 9303-3, section 6, as Russian and Mongolian passports have had it since about
2014. Kana: Hepburn as Japanese passports have it. Han signs and Hangul have no one spelling.
"""

import re
import unicodedata

from app.passports.rules.zone import name_line

_LATIN = "A B V G D E E ZH Z I I K L M N O P R S T U F KH TS CH SH SHCH IE Y - E IU IA O U I I IE G"
_CYRILLIC = dict(
    zip(
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӨҮІЇЄҐ",
        _LATIN.replace("-", "").split(" "),
        strict=True,
    )
)
_ROWS = {
    "": "アイウエオ",
    "K": "カキクケコ",
    "G": "ガギグゲゴ",
    "S": "サ*スセソ",
    "Z": "ザ*ズゼゾ",
    "T": "タ**テト",
    "D": "ダ**デド",
    "N": "ナニヌネノ",
    "H": "ハヒ*ヘホ",
    "B": "バビブベボ",
    "P": "パピプペポ",
    "M": "マミムメモ",
    "Y": "ヤ*ユ*ヨ",
    "R": "ラリルレロ",
}
_KANA = {
    kana: row + vowel
    for row, signs in _ROWS.items()
    for vowel, kana in zip("AIUEO", signs, strict=True)
    if kana != "*"
} | {
    "シ": "SHI",
    "ジ": "JI",
    "チ": "CHI",
    "ツ": "TSU",
    "ヂ": "JI",
    "ヅ": "ZU",
    "フ": "FU",
    "ワ": "WA",
    "ヰ": "I",
    "ヱ": "E",
    "ヲ": "O",
    "ヴ": "BU",
    "ー": "",
}
_SMALL = {"ャ": "A", "ュ": "U", "ョ": "O"}
_LONG = re.compile(r"(?<=O)[UOH](?![AIUEO])|(?<=O)[UO]|(?<=U)U")


def usual(native: str, kana: str = "") -> str | None:
    """Return the usual Latin spelling of a part of a name; None where there is no one usual."""
    letters = [sign for sign in unicodedata.normalize("NFC", native.upper()) if sign.isalpha()]
    if letters and all(sign in _CYRILLIC for sign in letters):
        kept = unicodedata.normalize("NFC", native.upper())
        return "".join(_CYRILLIC.get(sign, sign) for sign in kept)
    return hepburn(kana) if kana else None


def hepburn(kana: str) -> str:
    """Return kana in the Latin letters of Japanese passports: long vowels short, N as M."""
    signs = "".join(
        chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign
        for sign in unicodedata.normalize("NFKC", kana)
    )
    latin = ""
    for place, sign in enumerate(signs):
        latin = _joined(latin, sign, signs[place + 1 : place + 2])
    return _LONG.sub("", re.sub("N(?=[BMP])", "M", latin))


def differs(native: str, kana: str, latin: str) -> str | None:
    """Return the usual spelling where the Latin one is another; None where they agree or none is.

    Spaces, hyphens, apostrophes and the length of Japanese vowels do not count.
    """
    expected = usual(native, kana)
    if expected is None or not latin:
        return None
    same = _compared(expected, long=bool(kana)) == _compared(latin, long=bool(kana))
    return None if same else expected


def _compared(latin: str, *, long: bool) -> str:
    """Return letters alone, with long vowels made short where they are Japanese."""
    letters = name_line(latin, "").replace("<", "")
    if not long:
        return letters
    return re.sub("O[OUH]+|OU", "O", re.sub("UU+", "U", letters.replace("OH", "O")))


def _joined(latin: str, sign: str, following: str) -> str:
    """Return what is written so far with one more sign of kana."""
    if sign == "ン":
        return latin + "N"
    if sign == "ッ":
        first = _KANA.get(following, " ")[:2]
        return latin + ("T" if first == "CH" else first[:1].strip())
    if sign in _SMALL:
        stem = latin.removesuffix("I")
        glide = "" if stem.endswith(("SH", "CH", "J")) else "Y"
        return stem + glide + _SMALL[sign]
    return latin + _KANA.get(sign, " " if sign.isspace() else "")
