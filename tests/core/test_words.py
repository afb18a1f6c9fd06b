import pytest

from app.core.words import Words


@pytest.mark.parametrize(
    ("words", "asked", "shown"),
    [
        ({"en": "Toyama", "ja": "富山"}, "ja", ("ja", "富山")),
        ({"en": "Toyama", "ja": "富山"}, "ru", ("en", "Toyama")),
        ({"en": "", "ja": "富山"}, "ru", ("ja", "富山")),
        ({"mn": "Увс"}, "ko", ("mn", "Увс")),
        ({}, "ko", ("ko", "")),
    ],
)
def test_the_best_language_is_shown(words, asked, shown):
    texts = Words(words)
    assert (texts.best_language(asked), texts.best(asked)) == shown
