"""Check digits, names and spellings of passports, by the specimens of ICAO Doc 9303."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.passports import errors
from app.passports.rules import journey, spelling, zone

TODAY = date(2026, 11, 22)
FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def made(number="TK1234567", birth="090401", expiry="310815", personal="<" * 14, *, first=None):
    """Build the two lines of a passport with right check digits."""
    digit = zone.check_digit
    second = (
        f"{number:<9}".replace(" ", "<")
        + str(digit(f"{number:<9}".replace(" ", "<")))
        + "JPN"
        + birth
        + str(digit(birth))
        + "F"
        + expiry
        + str(digit(expiry))
        + personal
        + str(digit(personal))
    )
    whole = digit(second[:10] + second[13:20] + second[21:43])
    return (first or "P<JPNYAMADA<<HANAKO".ljust(44, "<")) + "\n" + second + str(whole)


@pytest.mark.parametrize(
    ("signs", "digit"),
    [("L898902C3", 6), ("740812", 2), ("120415", 9), ("ZE184226B<<<<<", 1), ("<" * 14, 0)],
)
def test_check_digits_are_those_of_the_specimen(signs, digit):
    assert zone.check_digit(signs) == digit


def test_the_specimen_is_read():
    read = zone.read(f"{FIRST}\n{SECOND}", TODAY)
    assert read == zone.Zone(
        issuing_state="UTO",
        surname="ERIKSSON",
        given="ANNA MARIA",
        number="L898902C3",
        nationality="UTO",
        birth_date=date(1974, 8, 12),
        sex="female",
        expires_on=date(2012, 4, 15),
        personal_number="ZE184226B",
    )


@pytest.mark.parametrize(
    "pasted",
    [
        FIRST + SECOND,
        f"  {FIRST.lower()}  \r\n\r\n {SECOND} ",
        FIRST.replace("<<", "«") + "\n" + SECOND,
        FIRST.replace("<", "＜") + "\n" + SECOND,
        " ".join(FIRST) + "\n" + SECOND,
    ],
)
def test_what_copying_does_to_the_lines_does_not_matter(pasted):
    assert zone.read(pasted, TODAY).number == "L898902C3"


@pytest.mark.parametrize("place", [*range(10), *range(13, 20), *range(21, 44)])
def test_each_wrong_sign_of_the_second_line_is_found(place):
    other = "7" if SECOND[place] != "7" else "8"
    wrong = SECOND[:place] + other + SECOND[place + 1 :]
    with pytest.raises(errors.CheckDigitsWrong) as refusal:
        zone.read(f"{FIRST}\n{wrong}", TODAY)
    assert refusal.value.parts


@pytest.mark.parametrize(
    ("pasted", "refusal"),
    [
        ("", errors.NotAZone),
        (FIRST, errors.NotAZone),
        (FIRST + SECOND + "<", errors.NotAZone),
        (FIRST.replace("A", "Ä") + SECOND, errors.NotAZone),
        (made(first="V<JPNYAMADA<<HANAKO".ljust(44, "<")), errors.NotAPassport),
        (made(birth="090231"), errors.DateImpossible),
        (made(expiry="311301"), errors.DateImpossible),
    ],
)
def test_other_lines_are_refused(pasted, refusal):
    with pytest.raises(refusal):
        zone.read(pasted, TODAY)


def test_an_unused_personal_number_may_bear_a_filler_as_its_digit():
    lines = made()
    second = lines.splitlines()[1]
    filled = second[:42] + "<"
    whole = zone.check_digit(filled[:10] + filled[13:20] + filled[21:43])
    read = zone.read(lines.splitlines()[0] + filled + str(whole), TODAY)
    assert read.personal_number == ""


@pytest.mark.parametrize(
    ("birth", "born"),
    [("090401", date(2009, 4, 1)), ("261122", date(2026, 11, 22)), ("261123", date(1926, 11, 23))],
)
def test_the_century_of_a_birth_is_the_last_that_has_passed(birth, born):
    assert zone.read(made(birth=birth), TODAY).birth_date == born


@given(st.text(max_size=100) | st.text("P<ABC019\n", min_size=88, max_size=89))
def test_whatever_is_pasted_is_refused_or_read(pasted):
    with contextlib.suppress(Refused):
        assert zone.read(pasted, TODAY).number


@pytest.mark.parametrize(
    ("surname", "given", "line"),
    [
        ("O'Connor", "Enya Siobhan", "OCONNOR<<ENYA<SIOBHAN"),
        ("Papandropoulous", "Jonathon-Alec", "PAPANDROPOULOUS<<JONATHON<ALEC"),
        ("Arkfreith", "", "ARKFREITH"),
    ],
)
def test_names_stand_as_in_the_zone(surname, given, line):
    assert zone.name_line(surname, given) == line.ljust(39, "<")


@pytest.mark.parametrize(
    ("native", "kana", "latin"),
    [
        ("Подъячев", "", "PODIEIACHEV"),
        ("Васильев", "", "VASILEV"),
        ("Щукина", "", "SHCHUKINA"),
        ("Юлия", "", "IULIIA"),
        ("Семёнов", "", "SEMENOV"),
        ("Хоменко", "", "KHOMENKO"),
        ("Өлзий", "", "OLZII"),
        ("山田", "ヤマダ", "YAMADA"),
        ("佐藤", "サトウ", "SATO"),
        ("大野", "オオノ", "ONO"),
        ("難波", "なんば", "NAMBA"),
        ("服部", "ハットリ", "HATTORI"),
        ("八丁", "ハッチョウ", "HATCHO"),
        ("譲二", "ジョージ", "JOJI"),
        ("新一", "シンイチ", "SHINICHI"),
        ("裕子", "ユウコ", "YUKO"),
        ("恭平", "キョウヘイ", "KYOHEI"),
    ],
)
def test_usual_spellings(native, kana, latin):
    assert spelling.usual(native, kana) == latin


@pytest.mark.parametrize("native", ["李", "김", "Smith", "", "Ли김"])
def test_where_no_one_spelling_is_usual_none_is_named(native):
    assert spelling.usual(native) is None
    assert spelling.differs(native, "", "ANYTHING") is None


@pytest.mark.parametrize(
    ("native", "kana", "latin", "usual"),
    [
        ("Васильев", "", "VASILEV", None),
        ("Васильев", "", "VASILYEV", "VASILEV"),
        ("Римский-Корсаков", "", "RIMSKII KORSAKOV", None),
        ("井上", "イノウエ", "INOUE", None),
        ("佐藤", "サトウ", "SATOH", None),
        ("佐藤", "サトウ", "SAITO", "SATO"),
    ],
)
def test_another_spelling_is_noticed(native, kana, latin, usual):
    assert spelling.differs(native, kana, latin) == usual


@pytest.mark.parametrize(
    ("expires", "verdict"),
    [
        (date(2027, 8, 9), "too-early"),
        (date(2027, 8, 10), "soon"),
        (date(2028, 2, 9), "soon"),
        (date(2028, 2, 10), "lasts"),
    ],
)
def test_a_passport_must_outlast_the_journey(expires, verdict):
    assert journey.lasting(expires, date(2027, 8, 10)) == verdict


def test_half_a_year_after_the_end_of_august_is_the_end_of_february():
    assert journey.months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
