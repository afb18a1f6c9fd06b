"""Words of roles in people's own files: what is understood, what is refused, what is corrected."""

import pytest

from app.core.folding import folded
from app.imports.rules.cells import SEXES
from app.imports.rules.roles import joined, role_of, unknown
from app.kinds import ALL
from tests.imports.conftest import TABLE, newest, upload, work

GAMES = next(kind for kind in ALL if kind.slug == "games").offers[-1].roles
VISIT = [("Leader", "group-leader"), ("Head", "head-of-delegation")]
KNOWN = joined([(str(one.label), one.slug) for one in GAMES], {one.slug: one.also for one in GAMES})


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("ATHLETES", "athlete"),
        ("Ａｔｈｌｅｔｅ", "athlete"),
        ("Athlete (F)", "athlete"),
        ("athlete 12", "athlete"),
        ("Спортсменка", "athlete"),
        ("СПОРТСМЕНЫ", "athlete"),
        ("選手(女子)", "athlete"),
        ("選手（男）", "athlete"),
        ("女子選手", "athlete"),
        ("선수(여)", "athlete"),
        ("男运动员", "athlete"),
        ("Coaches", "coach"),
        ("監督", "coach"),
        ("コーチ", "coach"),
        ("Тренер (жен.)", "coach"),
        ("Переводчица", "interpreter"),
        ("通訳者", "interpreter"),
        ("врач", "medical-staff"),
        ("судьи", "judge"),
        ("chef de mission", "head-of-delegation"),
        ("", None),
        ("女子", None),
        ("s", None),
        ("astronaut", None),
        ("選手団の誰か", None),
        ("athlete coach", None),
    ],
)
def test_a_word_means_a_role_in_every_form_that_is_usual(written, role):
    assert role_of(written, KNOWN, SEXES) == role


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.slug)
def test_every_role_s_own_word_means_that_role_and_no_synonym_another(kind):
    roles = next(one.roles for one in kind.offers if hasattr(one, "roles"))
    labels = [(str(one.label), one.slug) for one in roles]
    known = joined(labels, {one.slug: one.also for one in roles})
    assert [known[folded(word)] for word, _slug in labels] == [slug for _word, slug in labels]
    assert all(len(one.also) > 5 for one in roles)


def test_a_word_that_may_mean_two_roles_means_none():
    found = joined(
        VISIT, {"group-leader": ["団長", "引率"], "head-of-delegation": ["団長", "Leader"]}
    )
    assert found == {
        "leader": "group-leader",
        "head": "head-of-delegation",
        folded("引率"): "group-leader",
    }


def test_unknown_words_are_told_once_however_they_are_spelt():
    words = ["Pilot", "ＰＩＬＯＴ", "athlete", "", "Cook", "Nurse", "Driver"]
    assert unknown(words, KNOWN, SEXES, 2) == ["Pilot", "Cook"]


def lines(*roles):
    people = [f"{role},山田,{'あ' * (n + 1)},,,1990-04-02," for n, role in enumerate(roles)]
    return TABLE + "\n".join(people) + "\n"


def test_a_synonym_is_read_and_what_is_unknown_is_refused_with_the_words(toyama, world, session):
    where = upload(toyama, world, lines("Спортсменка", "選手(女子)", "Pilot")).location
    assert newest(session).counts == {"new": 2, "error": 1}
    page = toyama.get(where).text
    assert "No role of this edition is called Pilot. Write one of these: Athlete, Coach" in page


def test_a_word_is_corrected_once_for_the_whole_file(toyama, world, session, app):
    where = upload(toyama, world, lines("Pilot", "ｐｉｌｏｔ", "Cook", "なし", "Coach")).location
    assert newest(session).counts["error"] == 4
    page = toyama.get(where).text
    assert ("What “Pilot” means" in page, "What “Cook” means" in page) == (True, True)
    assert "What “なし” means" not in page
    columns = {f"column_{place}": name for place, name in enumerate(newest(session).columns)}
    how = {"encoding": "utf-8", "separator": ",", "head": "1", **columns}
    wrong = toyama.post(where, data={**how, "word_0": "nobody", "word_1": ""})
    assert wrong.status_code == 422
    toyama.post(where, data={**how, "word_0": "coach", "word_1": ""})
    assert (newest(session).counts["new"], newest(session).counts["error"]) == (3, 2)
    assert '<option selected value="coach">' in toyama.get(where).text
    assert toyama.post(f"{where}/apply").status_code == 303
    assert work(app, session).done == 3
