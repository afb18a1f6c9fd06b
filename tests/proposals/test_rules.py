"""The rules of proposals as tables: steps, texts, who may propose, deadlines, what changed."""

from datetime import timedelta
from time import thread_time

import pytest

from app.calls.errors import CallCancelled, CallClosed, CallNotOpen
from app.calls.models import Call, CallCode
from app.core.words import Words
from app.proposals import rules
from app.proposals.errors import MayNotPropose, OrganisationMissing, TooLateToRevise
from app.proposals.models import STATES
from app.proposals.rules import Text
from tests.proposals.making import CLOSES, LATE, NOON, OPENS, PROJECT, SECOND

FINAL = {"accepted", "rejected"}


@pytest.mark.parametrize("step", rules.STEPS)
@pytest.mark.parametrize("state", STATES)
def test_a_step_leads_only_where_the_table_says(step, state):
    allowed = {
        "save": {"draft", "submitted", "revise"},
        "submit": {"draft", "submitted", "revise"},
        "withdraw": {"draft", "submitted", "revise"},
        "ask_to_revise": {"submitted"},
        "accept": {"submitted", "revise"},
        "reject": {"submitted", "revise"},
    }
    assert (rules.after(step, state) is not None) == (state in allowed[step])


def test_nothing_leads_out_of_what_was_decided():
    leads = {rules.after(step, state) for step in rules.STEPS for state in FINAL}
    leads |= {rules.after(rules.TAKE_UP, state, "draft") for state in FINAL}
    assert leads == {None}


@pytest.mark.parametrize("before", ["draft", "submitted", "revise"])
def test_what_is_taken_up_stands_where_it_stood(before):
    assert rules.after(rules.TAKE_UP, "withdrawn", before) == before
    assert rules.after(rules.TAKE_UP, "submitted", None) is None


@pytest.mark.parametrize(
    ("proposers", "member", "organisation", "refused"),
    [
        ({"region"}, "full", "", None),
        ({"region"}, "observer", "", None),
        ({"region"}, None, "", MayNotPropose),
        ({"member"}, "full", "", None),
        ({"member"}, "associate", "", MayNotPropose),
        ({"member"}, "associate", "A bank", MayNotPropose),
        ({"organisation"}, "full", "", OrganisationMissing),
        ({"organisation"}, "associate", "A bank", None),
        ({"organisation"}, None, "A bank", MayNotPropose),
        ({"member", "organisation"}, "full", "", None),
        ({"member", "organisation"}, "associate", "", OrganisationMissing),
        ({"member", "organisation"}, "associate", "A bank", None),
    ],
)
def test_who_may_propose(proposers, member, organisation, refused):
    if refused is None:
        rules.check_proposer(proposers, member, organisation)
    else:
        with pytest.raises(refused):
            rules.check_proposer(proposers, member, organisation)


def text(title="A", summary="B", status="done"):
    return Text(title=title, summary=summary, status=status)


ORIGINAL = {"ja": text(status="original")}


@pytest.mark.parametrize(
    ("before", "written", "status"),
    [
        # (the translation before, what is written of original and translation, what it becomes)
        (None, ("A", text(status="in-work")), "in-work"),
        (None, ("A", text(status="done")), "done"),
        (text(), ("A", text()), "done"),
        (text(), ("changed", text()), "outdated"),
        (text(), ("changed", text("anew")), "done"),
        (text(), ("changed", text("anew", status="in-work")), "in-work"),
        (text(status="in-work"), ("changed", text(status="in-work")), "in-work"),
        (text(status="outdated"), ("A", text(status="outdated")), "outdated"),
        (text(status="outdated"), ("A", text("anew", status="outdated")), "in-work"),
        (text(status="outdated"), ("A", text(status="done")), "done"),
        (text(), ("A", text("", "")), None),
    ],
)
def test_a_translation_is_outdated_once_the_original_ran_away(before, written, status):
    stored = {**ORIGINAL, **({"ko": before} if before else {})}
    title, translation = written
    given = {"ja": text(title, status="original"), "ko": translation}
    found = rules.settled(stored, given, "ja")
    assert found["ja"].status == "original"
    assert (found["ko"].status if "ko" in found else None) == status


def call(**changes):
    usual = {"published_at": OPENS, "opens_at": OPENS, "closes_at": CLOSES}
    return Call(
        programme_id=1, type_slug="x", title=Words(), text=Words(), zone="UTC", year=2027,
        **{**usual, **changes},
    )  # fmt: skip


def code(**changes):
    return CallCode(call_id=1, code="A", made_at=OPENS, **changes)


@pytest.mark.parametrize(
    ("at", "made", "refused"),
    [
        (OPENS - SECOND, {}, CallNotOpen),
        (OPENS, {}, None),
        (CLOSES - timedelta(microseconds=1), {}, None),
        (CLOSES, {}, CallClosed),
        (LATE, {"code": code()}, None),
        (OPENS - SECOND, {"code": code()}, None),
        (LATE, {"code": code(most_uses=1, used=1)}, None),
        (LATE, {"code": code(revoked_at=CLOSES)}, CallClosed),
        (LATE, {"code": code(ends_at=LATE)}, CallClosed),
        (LATE, {"code": code(ends_at=LATE + SECOND)}, None),
        (NOON, {"call": {"cancelled_at": OPENS}}, CallCancelled),
        (LATE, {"call": {"cancelled_at": OPENS}, "code": code()}, CallCancelled),
        (LATE, {"call": {"published_at": None}, "code": code()}, CallNotOpen),
        (LATE, {"state": "submitted", "code": code()}, CallClosed),
        (NOON, {"state": "submitted", "code": code()}, None),
        (LATE, {"state": "revise"}, None),
        (LATE, {"state": "revise", "until": LATE + SECOND}, None),
        (LATE, {"state": "revise", "until": LATE}, TooLateToRevise),
    ],
)
def test_what_counts_is_when_it_arrived(at, made, refused):
    given = call(**made.get("call", {}))
    if given.id is None:
        given.id = 1
    told = (given, made.get("state", "draft"), made.get("until"), at, made.get("code"))
    if refused is None:
        rules.check_in_time(*told)
    else:
        with pytest.raises(refused):
            rules.check_in_time(*told)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a [-b-][+x+] c"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("One. Two.", "One. Three. Two.", "One. [+Three. +]Two."),
        ("富山の海を守る。", "富山の山を守る。", "富山の[-海-][+山+]を守る。"),
        ("강원의 바다", "강원의 산", "강원의 [-바다-][+산+]"),
        ("12 boats", "13 boats", "[-12-][+13+] boats"),
    ],
)
def test_changes_are_marked_by_words(before, after, marked):
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    found = rules.pieces(before, after)
    assert "".join(signs[one.kind].format(one.text) for one in found) == marked
    assert "".join(one.text for one in found if one.kind != "new") == before
    assert "".join(one.text for one in found if one.kind != "gone") == after


def test_only_parts_that_differ_are_told_in_their_order():
    before = {"title": "A", "goal": "x", "gone": "y"}
    after = {"title": "A", "new": "z", "goal": "w"}
    assert [one.key for one in rules.difference(before, after)] == ["new", "goal", "gone"]


def test_lists_are_compared_by_lines():
    before, after = "Travel: host\nMeals: host", "Travel: sender\nMeals: host"
    (change,) = rules.difference({"budget": before}, {"budget": after}, {"budget"})
    assert [(one.kind, one.text) for one in change.pieces] == [
        ("gone", "Travel: host\n"),
        ("new", "Travel: sender\n"),
        ("same", "Meals: host"),
    ]


@pytest.mark.parametrize("sign", ["海", "word ", "a"])
def test_long_texts_are_compared_quickly(sign):
    started = thread_time()
    rules.pieces(sign * 8000, "x" + sign * 7990 + "y")
    assert thread_time() - started < 20


def content(**changes):
    usual = {
        "original": "en",
        "texts": {"en": {"title": "T", "summary": "S", "status": "original"}},
        "values": {"goal": "G"},
        "parties": [],
    }
    return {**usual, **changes}


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({}, []),
        ({"values": {}}, ["goal"]),
        ({"texts": {"en": {"title": "", "summary": "S"}}}, ["title"]),
        ({"texts": {"en": {"title": "T", "summary": ""}}, "values": {}}, ["summary", "goal"]),
        ({"texts": {"ja": {"title": "T", "summary": "S"}}}, ["title", "summary"]),
    ],
)
def test_what_a_submission_lacks(changes, lacking):
    found = rules.missing(PROJECT, content(**changes))
    assert [getattr(one, "identifier", one) for one in found] == lacking


def test_an_answer_of_a_party_alone_is_nothing_new():
    party = {"region": "jp-16", "organisation": "", "state": "asked"}
    asked = content(parties=[party])
    assert rules.same(asked, content(parties=[{**party, "state": "confirmed"}]))
    assert not rules.same(asked, content(parties=[]))
