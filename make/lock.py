"""Write the hashed locks anew from pyproject.toml, without a registry's address in them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements/runtime.txt": ["--extra", "solver"],
    "requirements/dev/test.txt": ["--group", "test", "-c", "requirements/runtime.txt"],
    "requirements/dev/postgres.txt": ["--only-group", "postgres"],
    "requirements/node.txt": ["--only-group", "node"],
}


def main() -> None:
    """Compile each lock; with `--upgrade` take the newest versions."""
    for path, options in LOCKS.items():
        source = ["--group" if word == "--only-group" else word for word in options]
        files = [] if "--only-group" in options else ["pyproject.toml"]
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                *("uv", "pip", "compile", *files, *source, *sys.argv[1:]),
                *("--universal", "--python-version", "3.11", "--generate-hashes"),
                *("--no-header", "--quiet", "--output-file", path),
            ],
            cwd=ROOT,
            check=True,
        )


if __name__ == "__main__":
    main()
