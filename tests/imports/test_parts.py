"""Questions of several parts as columns: matched, put together, shown, undone, and kept closed."""

import io

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from app.core.languages import LANGUAGES
from app.core.words import Words
from app.imports.errors import CellRefused
from app.imports.rules.columns import OWN, find_head, match
from app.imports.rules.parts import USUAL, put_together, said
from app.imports.words import question_headings
from app.questions.models import Answer
from app.questions.terms import Draft
from tests.imports.conftest import newest, place, upload
from tests.imports.test_answers import CHILD, JIRO, TARO, bring, csv, people, states, stored, undo
from tests.questions.making import ask

EATS = Draft(kind="diet", label=Words(en="Food", ja="食事", ru="Питание"))
CALL = Draft(
    kind="emergency-contact",
    label=Words(en="Emergency contact", ja="緊急連絡先", ko="비상 연락처", zh="紧急联系人"),
)
BADGE = Draft(kind="name", label=Words(en="Name on the badge"))
NOTHING = {"needs": [], "allergens": {}, "other": ""}


@pytest.mark.parametrize(
    ("part", "written", "found"),
    [
        ("needs", "Halal; vegan", ["halal", "vegan"]),
        ("needs", "ハラール、ヴィーガン", ["halal", "vegan"]),
        ("needs", "なし", ["none"]),
        ("allergen_egg", "trace", "trace"),
        ("allergen_egg", "あり", "trace"),
        ("allergen_egg", "нет", "not"),
        ("language", "Русский", "ru"),
        ("language", "モンゴル語", "mn"),
        ("other", "なし", ""),
        ("other", "kiwi", "kiwi"),
        ("latin_family", "ＹＡＭＡＤＡ", "YAMADA"),
        ("native_family", "髙橋", "髙橋"),
        ("name_order", "Given-First", "given-first"),
        ("phone", "０９０－１", "090-1"),
    ],
)
def test_a_cell_is_read_as_its_part(part, written, found):
    assert said(part, written, USUAL) == found


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("needs", "halal; raw fish"),
        ("allergen_egg", "×"),
        ("allergen_egg", "---"),
        ("language", "c"),
    ],
)
def test_a_cell_that_no_option_bears_is_refused(part, written):
    with pytest.raises(CellRefused):
        said(part, written, USUAL)


@pytest.mark.parametrize(
    ("before", "told", "whole"),
    [
        (None, {"needs": ["halal"]}, {"needs": ["halal"], "allergens": {}, "other": ""}),
        (
            {"needs": ["vegan"], "allergens": {"egg": "trace", "crab": "little"}, "other": "kiwi"},
            {"allergen_egg": "not", "allergen_milk": "eaten"},
            {"needs": ["vegan"], "allergens": {"milk": "eaten", "crab": "little"}, "other": "kiwi"},
        ),
        ({**NOTHING, "other": "kiwi"}, {"needs": ["none"]}, {**NOTHING, "none": "yes"}),
        (
            {**NOTHING, "allergens": {"egg": "trace"}},
            {"allergen_egg": "not"},
            {**NOTHING, "none": "yes"},
        ),
        (None, {"allergen_egg": "not"}, NOTHING),
        (None, {"needs": ["none"], "other": "kiwi"}, {**NOTHING, "other": "kiwi", "none": "yes"}),
    ],
)
def test_a_diet_keeps_what_its_cells_leave_empty(before, told, whole):
    assert put_together("diet", before, told) == whole


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Emergency contact: Phone number", "q:emergency-contact.phone"),
        ("EMERGENCY CONTACT PHONE", "q:emergency-contact.phone"),
        ("緊急連絡先（氏名）", "q:emergency-contact.name"),
        ("緊急連絡先 続柄", "q:emergency-contact.relation"),
        ("비상 연락처 전화번호", "q:emergency-contact.phone"),
        ("紧急联系人姓名", "q:emergency-contact.name"),
        ("Emergency contact", "q:emergency-contact.phone"),
        ("q:emergency-contact.language", "q:emergency-contact.language"),
        (f"{OWN}q:food.allergen_egg", "q:food.allergen_egg"),
        ("Food - Egg", "q:food.allergen_egg"),
        ("Питание: яйца", ""),
        ("Food", "q:food.other"),
        ("Name on the badge / Фамилия", "q:name-on-the-badge.native_family"),
        ("Name on the badge", ""),
        ("Egg", ""),
    ],
)
def test_a_part_is_found_by_the_question_s_words_and_its_own(world, session, app, heading, column):
    asked = [ask(session, world, one) for one in (EATS, CALL, BADGE)]
    with app.test_request_context():
        assert match([heading], question_headings(asked)) == [column]


def test_parts_below_their_question_are_two_rows_of_headings(world, session, app):
    call = ask(session, world, CALL)
    with app.test_request_context():
        known = question_headings([call])
    rows = [["姓", "緊急連絡先", ""], ["", "氏名", "続柄"], ["山田", "花子", "母"]]
    head = find_head(rows, known, [(0, 1, 0, 2)])
    assert (head.depth, match(head.headings, known)[1:]) == (
        2,
        ["q:emergency-contact.name", "q:emergency-contact.relation"],
    )


HEADS = ["Food: Diet", "Food: Egg", "Food: Other", "Emergency contact: name"]
HEADS += ["Emergency contact: relation", "Emergency contact: tel", "Name on the badge: 姓"]


def test_cells_of_one_question_are_answered_together_and_change_back(toyama, world, session, app):
    for one in (EATS, CALL, BADGE):
        ask(session, world, one)
    first = csv(f"{TARO},nothing special,,,Hanako,mother,090-1234-5678,山田", head=HEADS)
    bring(toyama, world, session, app, first)
    before = stored(session, app)
    found = before["太郎"]
    assert found["food"] == NOTHING
    assert found["emergency-contact"]["phone"] == "+819012345678"
    assert found["name-on-the-badge"]["native_family"] == "山田"
    second = csv(f"{TARO},,yes,canary-kiwi,,,080-1111-2222,", head=HEADS)
    where = bring(toyama, world, session, app, second)
    page = toyama.get(where).text
    assert "Read as the gravest: a trace is dangerous." in page
    changed = stored(session, app)["太郎"]
    assert changed["food"] == {"needs": [], "allergens": {"egg": "trace"}, "other": "canary-kiwi"}
    assert changed["emergency-contact"]["name"] == "Hanako"
    assert changed["emergency-contact"]["phone"] == "+818011112222"
    assert undo(toyama, session, app, where).state == "undone"
    assert stored(session, app) == before
    sealed = session.scalars(select(Answer.sealed).where(Answer.sealed.is_not(None))).all()
    assert len(sealed) == 1


def test_a_refusal_stands_at_the_cell_of_its_part(toyama, world, session, app):
    for one in (EATS, CALL):
        ask(session, world, one)
    lines = [f"{TARO},,rather,,Hanako,mother,1", f"{JIRO},none,,kiwi,Hanako,,1"]
    where = upload(toyama, world, csv(*lines, head=HEADS[:-1])).location
    assert states(session) == ["error", "error"]
    cells = toyama.get(where).text.split('<div class="import-cell')
    told = {one.split(">", 1)[1].split("<", 1)[0].strip(): one for one in cells[1:]}
    assert "is none of the options" in told["rather"]
    assert "not both" in told["none"]
    assert "Write what this person is" in told["Hanako"]
    # What stands beside a mistake is neither ignored nor answered.
    assert told["kiwi"].startswith(" import-cell-new")
    assert stored(session, app) == {}


def test_a_preview_says_same_and_changed_by_part_and_nothing_sealed(toyama, world, session, app):
    for one in (EATS, CALL):
        ask(session, world, one)
    text = csv(f"{TARO},halal,trace,canary-kiwi,Hanako,mother,090-1234-5678", head=HEADS[:-1])
    bring(toyama, world, session, app, text)
    upload(toyama, world, text)
    assert states(session) == ["same"]
    text = csv(f"{TARO},vegan,trace,,Keiko,mother,090-1234-5678", head=HEADS[:-1])
    page = toyama.get(upload(toyama, world, text).location).text
    assert states(session) == ["changed"]
    assert "<del>Hanako</del>" in page
    assert ("canary-kiwi" in page, "<del>halal</del>" in page) == (False, False)
    assert page.count("Kept so far, and replaced by this.") == 1
    assert page.count("import-cell-changed") == 2


def test_what_waits_for_a_guardian_is_refused_in_every_part(toyama, world, session, app):
    for one in (EATS, CALL, BADGE):
        ask(session, world, one)
    lines = [f"{CHILD},halal,,,,,,", f"{CHILD},,,,Hanako,mother,1,", f"{CHILD},,,,,,,川田"]
    for line, state in zip(lines, ("error", "error", "new"), strict=True):
        where = upload(toyama, world, csv(line, head=HEADS)).location
        assert states(session) == [state]
        assert ("A guardian has to consent first" in toyama.get(where).text) == (state == "error")
    bring(toyama, world, session, app, csv(lines[2], head=HEADS))
    assert [*stored(session, app)["花子"]] == ["name-on-the-badge"]
    assert len(people(session)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_a_column_for_each_part_and_is_read_again(
    toyama, world, session, language
):
    for one in (EATS, CALL, BADGE):
        ask(session, world, one)
    asked = f"{place(world)}/template?format=csv&language={language}"
    content = toyama.get(asked).data
    upload(toyama, world, content)
    one = newest(session)
    names = [name for name in one.columns if name.startswith("q:")]
    assert names[:3] == ["q:food.needs", "q:food.allergen_egg", "q:food.allergen_milk"]
    assert len(names) == 10 + 4 + 7
    assert one.counts == {"ignored": 1}
    # The example itself reads without a mistake once it is not an example any more.
    lines = content.decode("utf-8-sig").replace("example,", ",")
    upload(toyama, world, lines)
    assert newest(session).counts == {"new": 1}


def test_the_workbook_lets_parts_be_chosen_from_lists(toyama, world, session):
    for one in (EATS, CALL):
        ask(session, world, one)
    content = toyama.get(f"{place(world)}/template?format=xlsx").data
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    lists = book.get_sheet_by_name("kitamae").to_python()
    columns = list(zip(*lists, strict=True))
    assert any(column[:2] == ("Nothing special", "Halal") for column in columns)
    grave = ("A trace is dangerous", "Must not eat it", "A little does no harm", "Not a problem")
    assert sum(column[:4] == grave for column in columns) == 8
    assert any(column[:2] == ("English", "日本語") for column in columns)
    upload(toyama, world, content, "x.xlsx")
    assert newest(session).columns[-1] == "q:emergency-contact.language"
