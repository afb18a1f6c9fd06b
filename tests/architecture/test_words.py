"""Law 6: words are translated at the edge, as whole sentences."""

import ast
import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from tests.architecture.source import TEMPLATES, trees

TRANSLATING = {"_", "_l", "gettext", "ngettext", "pgettext", "lazy_gettext"}
SHOWN = {"alt", "aria-label", "aria-description", "placeholder", "title", "content", "label"}
# Names are the same in every language.
NAMES = {"Kitamae"}
WORDLESS = {"script", "style", "svg"}
# Pages that only developers see, in English.
ENGLISH_ONLY = {"dev"}


class Literals(HTMLParser):
    """Collects the words that stand in a template as they are."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in WORDLESS:
            self.open.append(tag)
        shown = [value for name, value in attrs if name in SHOWN and value]
        if tag == "meta":
            shown = []
        self.found += [value for value in shown if letters(value)]

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        if not self.open and letters(data):
            self.found.append(" ".join(data.split()))


def letters(text):
    """Return the words of a text that are not names."""
    return [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in NAMES]


def untranslated(source):
    """Return the words that a template shows without translating them."""
    # What Jinja computes becomes a mark without letters; what it leaves is literal.
    kept = []
    inside = 0
    for _line, kind, value in Environment(autoescape=True).lex(source):
        if kind in {"variable_begin", "block_begin", "raw_begin"}:
            inside += 1
            computed_tag = "".join(kept[-1:]).endswith(("<", "</"))
            kept.append("x" if computed_tag else "·" if kind == "variable_begin" else "")
        elif kind in {"variable_end", "block_end", "raw_end"}:
            inside -= 1
        elif kind == "data" and not inside:
            kept.append(value)
    return Literals("".join(kept)).found


def templates():
    return [path for path in TEMPLATES.rglob("*.html") if path.parts[1] not in ENGLISH_ONLY]


def test_no_template_shows_words_that_are_not_translated():
    assert len(templates()) > 20
    places = {path.as_posix(): untranslated(path.read_text()) for path in templates()}
    assert {path: words for path, words in places.items() if words} == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Next host</p>", ["Next host"]),
        ('<p>{{ _("Next host") }}: {{ name }}</p>', []),
        ('<img alt="The sea">', ["The sea"]),
        ('<input placeholder="{{ _("Name") }}">', []),
        ("{# a note #}<b>{% if x %}yes{% endif %}</b>", ["yes"]),
        ('<{{ tag }} class="big">{% if x %}{{ x }}{% endif %}</{{ tag }}>', []),
        ("<svg><title>x</title><path d='Mab'/></svg><p>2025</p>Kitamae", []),
    ],
)
def test_the_search_finds_what_it_is_for(source, words):
    assert untranslated(source) == words


def joined(tree):
    """Return the lines that translate something other than one whole sentence."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in TRANSLATING
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]


def test_every_translated_sentence_is_whole():
    places = {path.as_posix(): joined(tree) for path, tree in trees().items()}
    assert {path: found for path, found in places.items() if found} == {}


def said_plainly(tree):
    """Return the lines that say or refuse something in words that are not translated."""
    speaking = {"said", "Refused", "Stale", "StopValidation", "ValidationError"}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in speaking
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]


def test_what_people_are_told_is_translated():
    places = {path.as_posix(): said_plainly(tree) for path, tree in trees().items()}
    assert {path: found for path, found in places.items() if found} == {}


def test_the_searches_of_the_source_find_what_they_are_for():
    assert joined(ast.parse('_(f"{x} hosts")\n_("All")\n_("a" + b)')) == [1, 3]
    assert said_plainly(ast.parse('said("Done")\nsaid(_("Done"))\nraise Refused(f"{x}")')) == [1, 3]
