"""The house's limits: short files, short functions, plain names, a sentence on everything."""

import ast
import re
from statistics import median, quantiles

import pytest

from tests.architecture.source import doing, functions, length, trees

VAGUE = re.compile(r"(^|_)(service|manager|util|utils|helper|helpers|data|info)(_|$)")
# What other people's interfaces are called is not ours to choose.
FOREIGN = {"process_data", "process_formdata", "bench_data", "_data"}
NAMED = (ast.FunctionDef, ast.ClassDef)


def lines():
    return {path.as_posix(): len(path.read_text().splitlines()) for path in trees()}


def all_lengths():
    return {
        f"{path}:{node.lineno} {node.name}": length(node)
        for path, tree in trees().items()
        for node in functions(tree)
    }


def percentile_95(numbers):
    return quantiles(numbers, n=20)[-1]


def test_no_file_is_long():
    assert {path: count for path, count in lines().items() if count > 300} == {}


def test_most_files_are_short():
    counts = list(lines().values())
    assert (median(counts) <= 80, percentile_95(counts) <= 200) == (True, True)


def test_no_function_is_long():
    assert {place: count for place, count in all_lengths().items() if count > 40} == {}


def test_most_functions_are_short():
    counts = list(all_lengths().values())
    assert (median(counts) <= 8, percentile_95(counts) <= 25) == (True, True)


def test_no_view_is_long():
    long = {}
    for path, tree in trees().items():
        if "routes" not in path.as_posix():
            continue
        for node in functions(tree):
            if node.decorator_list and doing(node) > 15:
                long[f"{path}:{node.lineno} {node.name}"] = doing(node)
    assert long == {}


def test_names_are_plain():
    vague = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, NAMED) and VAGUE.search(node.name.lower()) and node.name not in FOREIGN
    ]
    files = [path.as_posix() for path in trees() if VAGUE.search(path.stem)]
    assert vague + files == []


def undocumented(tree):
    """Return the public things without a docstring."""
    missing = [] if ast.get_docstring(tree) else ["module"]
    for node in tree.body:
        if isinstance(node, NAMED) and not node.name.startswith("_"):
            missing += [] if ast.get_docstring(node) else [node.name]
    return missing


def test_everything_public_says_what_it_is():
    missing = {path.as_posix(): undocumented(tree) for path, tree in trees().items()}
    assert {path: names for path, names in missing.items() if names} == {}


def imports_inside_functions(tree):
    """Return the lines of imports that hide in functions."""
    return [
        node.lineno
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_no_import_hides_in_a_function():
    hidden = {path.as_posix(): imports_inside_functions(tree) for path, tree in trees().items()}
    assert {path: places for path, places in hidden.items() if places} == {}


# Neither the arguments nor the sentence may hide the lines of a function.
LONG = 'def long(\n    a,\n    b,\n):\n    """Say."""\n' + "    x = 1\n" * 36
VIEW = 'def view():\n    """Show."""\n' + "    x = 1\n" * 15
HIDDEN = "def f():\n    import os\n"


@pytest.mark.parametrize(
    "found",
    [
        length(next(functions(ast.parse(LONG)))) == 41,
        doing(next(functions(ast.parse(VIEW)))) == 15,
        undocumented(ast.parse("def open():\n    pass\n")) == ["module", "open"],
        imports_inside_functions(ast.parse(HIDDEN)) == [2],
        VAGUE.search("mail_helper"),
        VAGUE.search("data"),
        not VAGUE.search("database"),
    ],
)
def test_the_searches_find_what_they_are_for(found):
    assert found
