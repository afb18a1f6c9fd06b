"""Columns of questions: matched, read, shown, applied, undone, and offered in the template."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from app.core.words import Words
from app.history.models import Record
from app.imports.models import ImportRow
from app.questions.answering import actions as answering
from app.questions.answering import queries
from app.questions.models import Answer, OptionPlace, Question, Standing
from app.questions.terms import Draft, Option
from app.registration.models import Participant
from app.stages.models import Stage
from app.vault.models import PersonKey
from tests.editions import making
from tests.imports.conftest import newest, place, upload, work
from tests.questions.files import zone_of
from tests.questions.making import ask

HEAD = "役割,姓,名,生年月日"
TARO = "Athlete,山田,太郎,1990-04-02"
JIRO = "Coach,山田,次郎,1991-04-02"
CHILD = "Athlete,川田,花子,2012-04-02"
SIZE = Draft(
    kind="choice",
    label=Words(en="Shirt", ja="シャツのサイズ", ru="Размер футболки"),
    options=(
        Option(key="s", label=Words(en="Small", ja="小")),
        Option(key="m", label=Words(en="Medium", ja="中"), places=1),
    ),
)
EVENTS = Draft(
    kind="choices",
    label=Words(en="Events"),
    options=tuple(Option(key=one, label=Words(en=one.title())) for one in ("run", "jump", "swim")),
)
PHONE = Draft(kind="phone", label=Words(en="Phone", ja="電話番号"))
CARE = Draft(kind="text", field_class="medical", label=Words(en="Medicine"))


def draft(label, kind, **given):
    return Draft(kind=kind, label=Words(en=label), **given)


def csv(*lines, head=()):
    return "\n".join([",".join([HEAD, *head]), *lines]) + "\n"


def rows(session):
    found = select(ImportRow).where(ImportRow.import_id == newest(session).id)
    return list(session.scalars(found.order_by(ImportRow.number)))


def states(session):
    return [row.state for row in rows(session)]


def people(session):
    return list(session.scalars(select(Participant).order_by(Participant.id)))


def stored(session, app):
    """Return everybody's answers by given name and identifier, sealed ones opened."""
    session.expire_all()
    found = {}
    with app.app_context():
        for one in people(session):
            mine = queries.answers_of(session, one.id)
            values = queries.opened(session, mine.values())
            found[one.native_given] = {
                mine[number].question.identifier: value for number, value in values.items()
            }
    return found


def bring(client, world, session, app, text):
    answer = upload(client, world, text)
    assert answer.status_code == 303, answer.text
    applied = client.post(f"{answer.location}/apply")
    assert applied.status_code == 303, applied.text
    work(app, session)
    return answer.location


def undo(client, session, app, where):
    assert client.post(f"{where}/undo").status_code == 303
    return work(app, session)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("シャツのサイズ", "small"), ("размер футболки", "小"), ("q:shirt", "s")],
)
def test_a_column_is_matched_by_the_question_s_words_and_an_option_by_its_own(
    toyama, world, session, app, heading, cell
):
    ask(session, world, SIZE)
    where = bring(toyama, world, session, app, csv(f"{TARO},{cell}", head=[heading]))
    assert newest(session).columns[-1] == "q:shirt"
    assert stored(session, app) == {"太郎": {"shirt": "s"}}
    assert "Shirt" in toyama.get(where).text


def test_every_kind_that_fits_a_cell_is_read_as_on_its_page(toyama, world, session, app):
    drafts = [SIZE, EVENTS, PHONE, CARE]
    drafts += [draft("Years", "number"), draft("Arrival", "date"), draft("Photos", "consent")]
    drafts += [draft("Home", "address"), draft("Papers", "passport"), draft("Story", "long-text")]
    for one in drafts:
        ask(session, world, one)
    cells = ["Medium", "Jump; Run", "090-1234-5678", "insulin", "7", "5 August 2026", "はい"]
    cells += ['"1-7 Shinsogawa\nToyama"', f'"{zone_of()}"', '"One\nTwo"']
    head = [one.label["en"] for one in drafts]
    bring(toyama, world, session, app, csv(",".join([TARO, *cells]), head=head))
    found = stored(session, app)["太郎"]
    assert found.pop("papers")["surname"] == "ERIKSSON"
    assert found.pop("home")["text"] == "1-7 Shinsogawa\nToyama"
    assert found == {
        "shirt": "m",
        "events": ["run", "jump"],
        "phone": {"number": "+819012345678", "checked": True},
        "medicine": "insulin",
        "years": 7,
        "arrival": "2026-08-05",
        "photos": True,
        "story": "One\nTwo",
    }
    sealed = session.scalars(select(Answer.sealed).where(Answer.sealed.is_not(None))).all()
    assert len(sealed) == 2
    assert not any(b"insulin" in one or b"ERIKSSON" in one for one in sealed)
    records = session.scalars(select(Record.details).where(Record.action == "answers.given"))
    [details] = [json.dumps(one) for one in records]
    assert "medicine" in details
    assert "insulin" not in details
    assert session.scalar(select(func.count(Standing.id))) == 1


def test_a_cell_that_is_refused_is_named_with_its_question(toyama, world, session, app):
    ask(session, world, SIZE)
    ask(session, world, draft("Years", "number", most=20))
    text = csv(f"{TARO},Huge,7", f"{JIRO},Small,99", head=["Shirt", "Years"])
    where = upload(toyama, world, text).location
    page = toyama.get(where).text
    assert states(session) == ["error", "error"]
    assert "is none of the options" in page
    assert "At most 20" in page


def test_a_column_can_be_corrected_or_left_out(toyama, world, session):
    ask(session, world, SIZE)
    where = upload(toyama, world, csv(f"{TARO},Huge", head=["T-shirt?"])).location
    assert newest(session).columns[-1] == ""
    chosen = {f"column_{n}": name for n, name in enumerate(newest(session).columns)}
    how = {"encoding": "utf-8", "separator": ",", "head": "1"}
    toyama.post(where, data={**how, **chosen, "column_4": "q:shirt"})
    assert (newest(session).columns[-1], states(session)) == ("q:shirt", ["error"])
    toyama.post(where, data={**how, **chosen, "column_4": ""})
    assert states(session) == ["new"]


def test_the_same_file_twice_says_the_same_and_another_says_what_stood(toyama, world, session, app):
    for one in (SIZE, PHONE, CARE):
        ask(session, world, one)
    head = ["Shirt", "Phone", "Medicine"]
    text = csv(f"{TARO},Small,090-1234-5678,insulin", f"{JIRO},,,", head=head)
    bring(toyama, world, session, app, text)
    upload(toyama, world, text)
    assert states(session) == ["same", "same"]
    text = csv(f"{TARO},Medium,090-1234-5678,canary-new", head=head)
    page = toyama.get(upload(toyama, world, text).location).text
    assert states(session) == ["changed"]
    assert "<del>Small</del>" in page
    assert "Kept so far, and replaced by this." in page
    assert "insulin" not in page


def test_answers_change_and_change_back(toyama, world, session, app):
    for one in (SIZE, CARE, EVENTS):
        ask(session, world, one)
    head = ["Shirt", "Medicine", "Events"]
    bring(toyama, world, session, app, csv(f"{TARO},Small,insulin,", head=head))
    before = stored(session, app)
    where = bring(toyama, world, session, app, csv(f"{TARO},Medium,none,Run", head=head))
    changed = {"shirt": "m", "medicine": "none", "events": ["run"]}
    assert stored(session, app) == {"太郎": changed}
    assert undo(toyama, session, app, where).state == "undone"
    assert stored(session, app) == before
    assert sum(session.scalars(select(OptionPlace.taken))) == 1


def test_who_was_entered_with_answers_goes_with_answers_key_and_places(toyama, world, session, app):
    for one in (SIZE, CARE):
        ask(session, world, one)
    text = csv(f"{TARO},Medium,insulin", f"{JIRO},Small,", head=["Shirt", "Medicine"])
    where = bring(toyama, world, session, app, text)
    assert session.scalar(select(func.count(PersonKey.id))) == 1
    assert undo(toyama, session, app, where).state == "undone"
    assert people(session) == []
    for model in (Answer, Standing, PersonKey):
        assert session.scalar(select(func.count(model.id))) == 0
    assert sum(session.scalars(select(OptionPlace.taken))) == 0


def test_who_answered_since_stays_with_all_answers(toyama, world, session, app, clock):
    size = ask(session, world, SIZE)
    care = ask(session, world, CARE)
    text = csv(f"{TARO},Small,insulin", f"{JIRO},Small,", head=["Shirt", "Medicine"])
    where = bring(toyama, world, session, app, text)
    clock(making.NOON + timedelta(minutes=1))
    first = people(session)[0]
    with app.app_context():
        person = queries.person(session, world.edition.id, "t-jp", first.id)
        answering.answer(session, None, person, {size.id: "m"})
    session.commit()
    undo(toyama, session, app, where)
    assert stored(session, app) == {"太郎": {"shirt": "m", "medicine": "insulin"}}
    assert care.identifier == "medicine"
    assert "太郎" in toyama.get(where).text


def test_an_option_that_is_full_when_it_is_applied_refuses_the_row(toyama, world, session, app):
    ask(session, world, SIZE)
    text = csv(f"{TARO},Medium", f"{JIRO},Medium", head=["Shirt"])
    where = bring(toyama, world, session, app, text)
    assert states(session) == ["new", "error"]
    assert stored(session, app) == {"太郎": {"shirt": "m"}}
    assert "an option that is full" in toyama.get(f"{where}?state=error").text
    assert sum(session.scalars(select(OptionPlace.taken))) == 1


def test_what_waits_for_a_guardian_is_an_error_and_the_rest_is_not(toyama, world, session, app):
    for one in (SIZE, PHONE, CARE):
        ask(session, world, one)
    head = ["Shirt", "Phone", "Medicine"]
    grown = f"{TARO},Small,090-1234-5678,insulin"
    lines = [grown, f"{CHILD},Small,090-1234-5678,", f"{CHILD},Small,,insulin"]
    for line, state in zip(lines, ("new", "error", "error"), strict=True):
        where = upload(toyama, world, csv(line, head=head)).location
        assert states(session) == [state]
        assert ("A guardian has to consent first" in toyama.get(where).text) == (state == "error")
    bring(toyama, world, session, app, csv(f"{CHILD},Small,,", head=head))
    assert stored(session, app) == {"花子": {"shirt": "s"}}


def test_questions_of_another_role_and_after_the_deadline_are_refused(
    toyama, world, session, clock
):
    ask(session, world, draft("Licence", "text", roles=("coach",)))
    text = csv(f"{TARO},x", f"{JIRO},x", head=["Licence"])
    where = upload(toyama, world, text).location
    assert states(session) == ["error", "new"]
    assert "This person is not asked this." in toyama.get(where).text
    deadline = making.NOON - timedelta(hours=1)
    session.add(Stage(edition_id=world.edition.id, kind="documents", deadline=deadline))
    session.commit()
    where = upload(toyama, world, text).location
    assert states(session) == ["error", "error"]
    assert "The deadline of this stage has passed" in toyama.get(where).text


def test_a_frozen_answer_is_refused_and_the_same_one_is_not(toyama, world, session, app):
    size = ask(session, world, SIZE)
    bring(toyama, world, session, app, csv(f"{TARO},Small", head=["Shirt"]))
    frozen = making.NOON - timedelta(hours=1)
    session.execute(update(Question).where(Question.id == size.id).values(frozen_from=frozen))
    session.commit()
    upload(toyama, world, csv(f"{TARO},Small", head=["Shirt"]))
    assert states(session) == ["same"]
    where = upload(toyama, world, csv(f"{TARO},Medium", head=["Shirt"])).location
    assert states(session) == ["error"]
    assert "can no longer be changed" in toyama.get(where).text


def test_what_is_not_shown_is_left_out(toyama, world, session, app):
    size = ask(session, world, SIZE)
    hidden = draft("Fit", "text", show_if_id=size.id, show_if_values=("m",))
    ask(session, world, hidden)
    text = csv(f"{TARO},Small,tight", f"{JIRO},Medium,tight", head=["Shirt", "Fit"])
    where = bring(toyama, world, session, app, text)
    assert stored(session, app) == {"太郎": {"shirt": "s"}, "次郎": {"shirt": "m", "fit": "tight"}}
    assert "Not asked of this person" in toyama.get(where).text
    assert size.identifier == "shirt"


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "ja", "ko", "zh", "ru"])
def test_the_template_asks_the_role_s_questions_and_is_read_again(
    toyama, world, session, file_format, language
):
    for one in (SIZE, EVENTS, PHONE, draft("A / B", "date"), draft("Yes?", "consent")):
        ask(session, world, one)
    ask(session, world, draft("Licence", "text", roles=("coach",)))
    ask(session, world, draft("Face", "photo"))
    asked = f"{place(world)}/template?format={file_format}&language={language}"
    upload(toyama, world, toyama.get(asked).data, f"x.{file_format}")
    one = newest(session)
    names = [name for name in one.columns if name.startswith("q:")]
    assert names == ["q:shirt", "q:events", "q:phone", "q:a-b", "q:yes", "q:licence"]
    assert one.counts == {"ignored": 1}
    upload(toyama, world, toyama.get(f"{asked}&role=athlete").data, f"x.{file_format}")
    assert "q:licence" not in newest(session).columns
    assert "q:shirt" in newest(session).columns


def test_the_preview_asks_as_often_for_one_row_as_for_forty(toyama, world, session, app, queries):
    ask(session, world, SIZE)
    ask(session, world, CARE)
    asked = []
    for count in (2, 40):
        lines = [f"{TARO},Small,x".replace("太郎", "あ" * (n + 1)) for n in range(count)]
        bring(toyama, world, session, app, csv(*lines, head=["Shirt", "Medicine"]))
        lines = [line.replace("Small", "") + "y" for line in lines]
        where = upload(toyama, world, csv(*lines, head=["Shirt", "Medicine"])).location
        toyama.get(where)
        queries.clear()
        toyama.get(where)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert date(1990, 4, 2) == people(session)[0].birth_date
