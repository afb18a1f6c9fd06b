"""The page checker itself: a good page passes, each fault is named."""

import pytest

from tests.browsing import Page

GOOD = """<!doctype html><html lang="ja"><head><title>Turns</title></head><body><main>
<h1>Turns</h1><form method="post"><input type="hidden" name="csrf_token" value="x">
<label for="name">Name</label><input id="name" aria-describedby="hint"><p id="hint">As written</p>
<button>Send the turn</button></form><a href="#name">up</a><img src="/x.svg" alt=""></main>
</body></html>"""


def test_a_good_page_has_nothing_wrong():
    assert Page(GOOD).wrong == []


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<!doctype html>", "", "doctype"),
        (' lang="ja"', "", "lang"),
        ("<title>Turns</title>", "<title></title>", "no title"),
        ("<h1>Turns</h1>", "<h2>Turns</h2>", "one h1"),
        ("<h1>Turns</h1>", "<h1>Turns</h1><h1>Turns</h1>", "one h1"),
        ('<p id="hint">', '<p id="name">', "used twice"),
        ('<p id="hint">', "<p>", "points at nothing"),
        ('href="#name"', 'href="#nowhere"', "link to nothing"),
        ('<label for="name">', "<label>", "no label"),
        (' name="csrf_token"', "", "csrf_token"),
        ("<h1>", '<h1 style="color:red">', "inline style"),
        ("<h1>", "<script>1</script><h1>", "inline script"),
        ("<h1>", '<h1 onclick="x">', "onclick"),
        ('href="#name"', 'href="javascript:x"', "javascript:"),
        (' alt=""', "", "without alt"),
        ("Send the turn", "", "without words"),
        ("As written", "%(name)s", "with blanks"),
        ("</p>", "", "closes"),
        ("</body></html>", "", "never closed"),
        ("As written", "<div>As written</div>", "inside <p>"),
        ("<h1>", '<h1 id="a" id="b">', "twice"),
    ],
)
def test_each_fault_is_named(old, new, named):
    assert old in GOOD
    assert named in "\n".join(Page(GOOD.replace(old, new, 1)).wrong)
