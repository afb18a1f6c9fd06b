"""What a name may be made of, and how its parts stand together."""

import pytest

from app.core import names


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Ō", True),
        ("李", True),
        ("x" * 700, True),
        ("D’Arc-O'Neil Jr.", True),
        ("ジャン＝リュック・ピカード", True),
        ("〇", True),
        ("葛\U000e0100城", True),
        ("佐々木", True),
        ("สมชาย", True),
        ("अनिल", True),
        ("Nguyễn", True),
        ("", False),
        (" a", False),
        ("-a", False),
        ("'", False),
        ("a1", False),
        ("Null;", False),
        ("<b>", False),
        ("a@b", False),
        ("😀", False),
        ("Ann 😀", False),
        ("a\u202eb", False),
        ("a\u200bb", False),
        ("a\u200db", False),
        ("a" + "\u0301" * 5, False),
        ("\u0301a", False),
        ("=1+1", False),
        ("a\nb", False),
    ],
)
def test_spelt(name, good):
    assert names.spelt(name) is good


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("YAMADA", True),
        ("Mary-Jane O'Neil", True),
        ("A", True),
        ("Müller", False),
        ("Ван", False),
        ("A--B", False),
        ("-A", False),
        ("A-", False),
        ("A  B", False),
        ("A.B", False),
        ("", False),
    ],
)
def test_latin(name, good):
    assert names.latin(name) is good


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("ヤマダ", True),
        ("やまだ", True),
        ("ジャン・リュック", True),
        ("ヴー", True),
        ("山", False),
        ("a", False),
        ("", False),
    ],
)
def test_kana(name, good):
    assert names.kana(name) is good


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("山田太郎", "family-first"),
        ("김민준", "family-first"),
        ("ヤマダ", "family-first"),
        ("Иванов", "given-first"),
        ("Smith", "given-first"),
        ("Бат", "given-first"),
    ],
)
def test_usual_order(name, order):
    assert names.usual_order(name) == order


@pytest.mark.parametrize(
    ("family", "given", "order", "kana", "whole"),
    [
        ("山田", "太郎", "family-first", "ヤマダ", "山田 太郎"),
        ("王", "小明", "family-first", "", "王小明"),
        ("김", "민준", "family-first", "", "김민준"),
        ("Иванов", "Иван", "given-first", "", "Иван Иванов"),
        ("Смит", "Ян", "family-first", "", "Смит Ян"),
        ("", "Sukarno", "single", "", "Sukarno"),
        ("Bat", "", "single", "", "Bat"),
        ("王", "Ann", "family-first", "", "王 Ann"),
        ("ヤマダ", "タロウ", "family-first", "", "ヤマダ タロウ"),
    ],
)
def test_whole(family, given, order, kana, whole):
    assert names.whole(family, given, order, kana=kana) == whole


@pytest.mark.parametrize(
    ("name", "country", "language"),
    [
        ("山田", "JP", "ja"),
        ("王", "CN", "zh"),
        ("王", "RU", "zh"),
        ("金", "KR", "ko"),
        ("김", "JP", "ko"),
        ("やまだ", "CN", "ja"),
        ("Бат", "MN", "mn"),
        ("Иван", "JP", "ru"),
        ("Ann", "JP", None),
        ("山田", None, "zh"),
    ],
)
def test_language_of(name, country, language):
    assert names.language_of(name, country) == language
