"""Run every check that needs no behaviour: all of them, even when one fails."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / ".venv" / "bin"
# The longest first: two run at a time.
CHECKS = {
    "types": ["mypy"],
    "migrations": [
        "pytest",
        "-q",
        "--sqlite-only",
        "tests/migrations/test_steps.py::test_the_steps_lead_to_the_models",
    ],
    "style": ["ruff", "check", "--output-format", "concise", "."],
    "format": ["ruff", "format", "--check", "."],
    "layers": ["lint-imports"],
    "templates": ["djlint", "templates", "--lint", "--quiet"],
    "translations": ["python", "make/catalogs.py"],
    "addresses": ["python", "make/addresses.py"],
}


def passes(name: str, command: list[str]) -> bool:
    """Run one check and say how it went; what it printed is shown only if it failed."""
    began = time.monotonic()
    ended = subprocess.run(
        [PROGRAMS / command[0], *command[1:]],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    word = "FAILED" if ended.returncode else "passed"
    print(f"{name:24} {word} in {time.monotonic() - began:.1f} s", flush=True)
    if ended.returncode:
        print(ended.stdout[-12000:], flush=True)
    return ended.returncode == 0


def main() -> None:
    """Run the checks named on the command line, or all."""
    wanted = sys.argv[1:] or list(CHECKS)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda name: passes(name, CHECKS[name]), wanted))
    if not all(results):
        sys.exit(f"{results.count(False)} of {len(results)} checks failed.")


if __name__ == "__main__":
    main()
