import pytest

from app.rosters.rules.names import language_of, whole


@pytest.mark.parametrize(
    ("name", "country", "language"),
    [
        ("山田 直子", "JP", "ja"),
        ("赵 直", "CN", "zh"),
        ("南宫 珉", "KR", "ko"),
        ("王 伟", None, "zh"),
        ("やまだ", "CN", "ja"),
        ("김 철수", "JP", "ko"),
        ("Фёдор Белых", "RU", "ru"),
        ("Болд Бат", "MN", "mn"),
        ("Anna Kim", "KR", None),
        ("—", None, None),
    ],
)
def test_a_names_signs_tell_its_language(name, country, language):
    assert language_of(name, country) == language


@pytest.mark.parametrize(
    ("family", "given", "order", "name"),
    [
        ("山田", "直子", "family-first", "山田 直子"),
        ("Белых", "Анна", "given-first", "Анна Белых"),
        ("", "Sukarno", "single", "Sukarno"),
        ("Батсүх", "", "single", "Батсүх"),
    ],
)
def test_a_name_keeps_its_own_order(family, given, order, name):
    assert whole(family, given, order) == name
