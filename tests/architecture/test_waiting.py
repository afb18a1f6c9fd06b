"""No browser test reads a page that may still be on its way: it waits for what it expects."""

import ast
from pathlib import Path

import pytest

TESTS = sorted(Path("tests/browser").glob("*.py"))
# What Playwright answers at once, of whatever page stands there.
AT_ONCE = {
    *("is_visible", "is_hidden", "is_checked", "is_enabled", "is_disabled", "is_editable"),
    *("count", "inner_text", "all_inner_texts", "text_content", "all_text_contents"),
    *("input_value", "get_attribute", "inner_html"),
}


def called(tree, names):
    """Return the calls of methods with such names."""
    return [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr in names
    ]


def hasty(text):
    """Return the lines that judge a page by what it shows at once, or click and do not wait."""
    tree = ast.parse(text)
    judged = [part for part in ast.walk(tree) if isinstance(part, ast.Assert)]
    found = {one.lineno for part in judged for one in called(part, AT_ONCE)}
    waits = [
        part
        for part in ast.walk(tree)
        if isinstance(part, ast.With)
        and any(
            one.func.attr.startswith("expect_")
            for item in part.items
            for one in ast.walk(item.context_expr)
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)
        )
    ]
    awaited = {id(one) for part in waits for one in called(part, {"click"})}
    # With arguments it is a point on the page that is clicked, not what leads away from it.
    clicks = [one for one in called(tree, {"click"}) if not (one.args or one.keywords)]
    return sorted(found | {one.lineno for one in clicks if id(one) not in awaited})


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_a_browser_test_waits_for_what_it_reads(path):
    assert hasty(path.read_text()) == []


def test_haste_is_noticed():
    assert hasty("assert tab.locator('h1').is_visible()") == [1]
    assert hasty("assert not tab.get_by_text('x').count()") == [1]
    assert hasty("tab.get_by_role('button').click()") == [1]
    assert hasty("with tab.expect_navigation():\n    button.click()") == []
    assert hasty("expect(tab.locator('h1')).to_be_visible()") == []
