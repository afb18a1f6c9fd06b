"""Find what must not stand in a committed file: a package registry's address, a machine's path."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The escapes keep this file from being a place itself.
FORBIDDEN = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|yarnpkg\.com|deb\.debian\.org"
    r"|/opt/(pypi|wheels)|/work/(main|shared|\.library)|\"resolved\":\s*\"http"
)


def main() -> None:
    """Print each place, and fail if there is one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    places = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), 1):
            if found := FORBIDDEN.search(line):
                places.append(f"{name}:{number}: {found.group()}")
    print("\n".join(places))
    sys.exit(bool(places))


if __name__ == "__main__":
    main()
