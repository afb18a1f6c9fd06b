"""The project's own source, read as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

APP = Path("app")
TEMPLATES = Path("templates")


@cache
def trees() -> dict[Path, ast.Module]:
    """Return every module of the application."""
    return {path: ast.parse(path.read_text()) for path in sorted(APP.rglob("*.py"))}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a whole function, from its `def` to its end, docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def doing(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of what a function does: its body, without its docstring."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    if not body:
        return 1
    return (node.end_lineno or node.lineno) - body[0].lineno + 1


def docstrings(tree: ast.AST) -> set[int]:
    """Return the identities of the constants that are docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None
    }
