"""Reading answers: what is stored of each kind, and what is refused with a sentence."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import Words
from app.questions.errors import AnswerRefused
from app.questions.models import KINDS, Question, QuestionVersion
from app.questions.rules.reading import Facts, read

NOW = datetime(2027, 6, 1, tzinfo=UTC)
FACTS = Facts(today=date(2027, 6, 1), country="KR")
OPTIONS = [
    {"key": "s", "label": {"en": "Small", "ja": "Sサイズ"}, "places": None},
    {"key": "m", "label": {"en": "Medium", "ja": "Mサイズ"}, "places": 2},
    {"key": "old", "label": {"en": "Gone"}, "places": None, "retired": True},
]
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
PASSPORT = {
    "number": "m12345678",
    "issuing_state": "kor",
    "nationality": "KOR",
    "surname": "Kim",
    "given": "Min-ji",
    "sex": "female",
    "birth_date": "2009-03-04",
    "expires_on": "2031-01-01",
}


def question(kind="text", **given):
    told = {"field_class": "open", "identifier": kind, "position": 1, "edition_id": 1, **given}
    return Question(kind=kind, **told)


def version(**given):
    return QuestionVersion(question_id=1, label=Words(en="Q"), hint=Words(), made_at=NOW, **given)


def answer(kind, raw, facts=FACTS, **given):
    given.setdefault("options", OPTIONS)
    return read(question(kind), version(**given), raw, facts)


def stored(kind, raw, **given):
    found = answer(kind, raw, **given)
    return None if found is None else found.value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blank", [None, "", "  ", [], {}], ids=repr)
def test_blank_is_no_answer_in_every_kind(kind, blank):
    assert answer(kind, blank) is None


@pytest.mark.parametrize(
    ("kind", "raw", "value", "settings"),
    [
        ("text", "  Алёна\u00a0 Ё ", "Алёна Ё", {}),
        ("long-text", "a \r\nb\r\n", "a\nb", {}),
        ("number", "１２", 12, {}),
        ("number", "-5", -5, {}),
        ("number", "1,000", 1000, {}),
        ("number", "26,5", 26.5, {"decimals": 1}),
        ("number", "26.0", 26, {}),
        ("number", 26.5, 26.5, {"decimals": 1}),
        ("date", "2008-04-02", "2008-04-02", {}),
        ("date", "02.04.2008", "2008-04-02", {}),
        ("date", "2008年4月2日", "2008-04-02", {}),
        ("date", date(2008, 4, 2), "2008-04-02", {}),
        ("choice", "m", "m", {}),
        ("choice", "ｍサイズ", "m", {}),
        ("size", "small", "s", {}),
        ("choices", ["m", "s"], ["s", "m"], {}),
        ("choices", "Medium、Small", ["s", "m"], {}),
        ("consent", "yes", True, {}),
        ("consent", True, True, {}),
        ("consent", "no", None, {}),
        ("consent", False, None, {}),
        ("phone", "010-1234-5678", {"number": "+821012345678", "checked": True}, {}),
        ("phone", "+81 76 431 4111", {"number": "+81764314111", "checked": True}, {}),
        ("phone", "ext. 12", {"number": "ext. 12", "checked": False}, {}),
        (
            "phone",
            {"number": "110 (the police)"},
            {"number": "110 (the police)", "checked": False},
            {},
        ),
        (
            "address",
            "1-7 Shinsogawa",
            {"text": "1-7 Shinsogawa", "postcode": "", "country": "KR"},
            {},
        ),
        ("file", ["a", "b"], ["a", "b"], {}),
    ],
)
def test_what_is_stored(kind, raw, value, settings):
    assert stored(kind, raw, **settings) == value


@pytest.mark.parametrize(
    ("kind", "raw", "settings", "words"),
    [
        ("text", "x" * 201, {}, "200"),
        ("text", "xxxx", {"longest": 3}, "3"),
        ("text", "a\u202eb", {}, "direction"),
        ("text", {"a": 1}, {}, "text"),
        ("text", ["a"], {}, "text"),
        ("number", "twelve", {}, "figures"),
        ("number", "NaN", {}, "figures"),
        ("number", "1e99", {}, "figures"),
        ("number", "1.5", {}, "whole"),
        ("number", "1.25", {"decimals": 1}, "decimals"),
        ("number", "4", {"least": 5}, "At least 5"),
        ("number", "6", {"most": 5}, "At most 5"),
        ("date", "tomorrow", {}, "2008-04-02"),
        ("date", "2007-02-29", {}, "calendar"),
        ("date", "0208-04-02", {}, "year"),
        ("date", "2008-04-02", {"earliest": date(2009, 1, 1)}, "2009-01-01"),
        ("date", "2008-04-02", {"latest": date(2007, 1, 1)}, "2007-01-01"),
        ("choice", "xl", {}, "xl"),
        ("choice", ["s", "m"], {}, "one option"),
        ("choice", "old", {}, "no longer"),
        ("choices", ["s", "m"], {"most": 1}, "At most|at most"),
        ("choices", ["s"], {"least": 2}, "at least 2"),
        ("choices", {"s": 1}, {}, "options"),
        ("consent", "perhaps", {}, "yes"),
        ("phone", "no phone", {}, "figures"),
        ("address", {"postcode": "930-8501"}, {}, "envelope"),
        ("address", {"text": "x", "country": "Japan"}, {}, "country"),
        ("name", {"native_family": "金3"}, {}, "Letters"),
        ("name", {"latin_family": "KIM"}, {}, "own script"),
        ("name", {"native_given": "金", "kana_given": "kim"}, {}, "katakana"),
        ("emergency-contact", {"name": "Mother"}, {}, "number"),
        ("emergency-contact", "010-1234-5678", {}, "name"),
        (
            "emergency-contact",
            {"name": "a", "phone": "1", "relation": "b", "language": "xx"},
            {},
            "lang",
        ),
        ("diet", {"none": "y", "needs": ["halal"]}, {}, "not both"),
        ("diet", {"needs": ["raw"]}, {}, "options"),
        ("diet", {"allergens": {"milk": "very"}}, {}, "options"),
        ("passport", "P<UTO", {}, "44"),
        ("passport", ZONE.replace("7408122", "7408123"), {}, "birth date"),
    ],
)
def test_what_is_refused_with_a_sentence(kind, raw, settings, words):
    with pytest.raises(AnswerRefused, match=words):
        answer(kind, raw, **settings)


@pytest.mark.parametrize(
    ("kind", "raw", "part"),
    [
        ("diet", {"needs": ["vegan"], "other": "x" * 501}, "other"),
        ("diet", {"needs": ["raw"]}, "needs"),
        ("diet", {"none": "y", "other": "kiwi"}, "none"),
        ("diet", {"allergens": {"egg": "trace", "milk": "very"}}, "allergen_milk"),
        ("emergency-contact", {"name": "a" * 201, "phone": "1", "relation": "b"}, "name"),
        ("emergency-contact", {"name": "a", "phone": "none", "relation": "b"}, "phone"),
        ("emergency-contact", {"name": "a", "phone": "1" * 41, "relation": "b"}, "phone"),
        ("emergency-contact", {"name": "a", "phone": "1"}, "relation"),
        ("address", {"text": "x", "postcode": "1" * 21}, "postcode"),
        ("address", {"text": "x", "country": "Japan"}, "country"),
        ("name", {"native_given": "金", "kana_given": "kim"}, "kana_given"),
        ("passport", {"zone": "P<UTO"}, "zone"),
        ("passport", {**PASSPORT, "nationality": "Korea"}, "nationality"),
        ("passport", {**PASSPORT, "expires_on": "soon"}, "expires_on"),
        ("text", "x" * 201, None),
    ],
)
def test_a_refusal_says_which_part_of_an_answer_it_is_about(kind, raw, part):
    with pytest.raises(AnswerRefused) as refusal:
        answer(kind, raw)
    assert refusal.value.field == part


def test_an_option_offered_no_more_stays_with_those_who_chose_it():
    facts = Facts(today=FACTS.today, kept=frozenset({"old"}))
    assert answer("choice", "old", facts).keys == ("old",)


def test_a_name_keeps_every_script_and_its_order():
    found = stored(
        "name", {"native_family": "山田", "native_given": "花子", "kana_family": "やまだ"}
    )
    assert (found["native_family"], found["kana_family"], found["name_order"]) == (
        *("山田", "やまだ"),
        "family-first",
    )
    assert stored("name", "Батболд")["name_order"] == "single"


def test_an_emergency_contact_keeps_a_number_that_no_plan_knows():
    told = {"name": "Ким", "relation": "мать", "phone": "123", "language": "ru"}
    assert stored("emergency-contact", told) == {**told, "phone_checked": False}


def test_a_diet_is_structured_and_nothing_special_is_an_answer():
    told = {
        "needs": ["vegan", "halal"],
        "allergens": {"crab": "little", "egg": ""},
        "other": "kiwi",
    }
    assert stored("diet", told) == {
        "needs": ["halal", "vegan"],
        "allergens": {"egg": "trace", "crab": "little"},
        "other": "kiwi",
    }
    assert stored("diet", {"none": "y"}) == {"needs": [], "allergens": {}, "other": ""}


def test_a_passport_typed_and_one_read_from_its_zone():
    typed = stored("passport", PASSPORT)
    assert typed["number"] == "M12345678"
    assert typed["surname"] == "KIM"
    read_from = stored("passport", {"zone": ZONE})
    assert read_from["number"] == "L898902C3"
    assert (read_from["surname"], read_from["given"]) == ("ERIKSSON", "ANNA MARIA")
    assert set(read_from) == set(typed)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("number", "12"),
        ("issuing_state", "Korea"),
        ("nationality", ""),
        ("surname", "金"),
        ("sex", "f"),
        ("birth_date", "2030-01-01"),
        ("birth_date", ""),
        ("expires_on", "2001-01-01"),
    ],
)
def test_a_passport_with_a_wrong_part_is_refused(part, wrong):
    with pytest.raises(AnswerRefused):
        answer("passport", {**PASSPORT, part: wrong})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["needs", "allergens", "number", "zone", "native_given", "text", "phone"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@given(kind=st.sampled_from(KINDS), raw=anything)
def test_whatever_comes_is_read_or_refused_and_reading_again_changes_nothing(kind, raw):
    try:
        found = answer(kind, raw)
    except AnswerRefused:
        return
    if found is not None and kind not in {"phone", "emergency-contact", "consent", "diet"}:
        assert answer(kind, found.value) == found
