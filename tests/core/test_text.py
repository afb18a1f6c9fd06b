"""What typed text keeps, and which characters disguise it."""

import pytest

from app.core.text import hidden, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  b ", "a b"),
        ("e\u0301", "é"),
        ("か\u3099", "が"),
        ("a\x00b\x07", "ab"),
        ("a\tb", "a b"),
        ("a\u3000b", "a b"),
        ("a\nb", "ab"),
        ("", ""),
    ],
)
def test_a_line(typed, kept):
    assert tidy(typed) == kept


def test_lines_stay_lines():
    assert tidy(" a \n\n b\x00 ", lines=True) == "a\n\n b"


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        ("山田 太郎", False),
        ("葛\U000e0100城", False),
        ("👩\u200d🔬", False),
        ("a\u200db", True),
        ("\u200d", True),
        ("a\u200b", True),
        ("\u202eabc", True),
        ("a\u2066b", True),
        ("a\u00adb", True),
        ("a\u3164b", True),
        ("\ue000", True),
        ("\ud800", True),
        ("\U000e0041", True),
        ("\ufeff", True),
    ],
)
def test_hidden(text, disguised):
    assert hidden(text) is disguised
