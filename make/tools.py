"""Install what the tests need besides Kitamae itself: their packages, Chromium, PostgreSQL."""

import os
import shutil
import subprocess
from pathlib import Path

import environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def lacks_browser() -> bool:
    """Tell whether no Chromium is here."""
    return not os.environ.get("CHROMIUM") and not any(map(shutil.which, BROWSERS))


def lacks_library() -> bool:
    """Tell whether the Node that drives the browser lacks libatomic, as on a small Debian."""
    fingerprint = environment.digest([environment.ROOT / "requirements" / "dev" / "test.txt"])
    if environment.is_done("driver", fingerprint):
        return False
    command = [environment.PROGRAMS / "playwright", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        return "libatomic" in said.stderr
    environment.mark_done("driver", fingerprint)
    return False


def install_browser() -> None:
    """Install Debian's Chromium and the library that its driver needs, where they are missing."""
    wanted = {"chromium": lacks_browser(), "libatomic1": lacks_library()}
    missing = [name for name, is_missing in wanted.items() if is_missing]
    if not missing:
        return
    sentence = (
        "The tests drive a Chromium: "
        f"install what it lacks with `apt-get install {' '.join(missing)}`"
    )
    sentence += ", or set CHROMIUM to the path of one." if missing == ["chromium"] else "."
    environment.install_packages(missing, failing=sentence)


def install_postgresql() -> None:
    """Install PyPI's PostgreSQL, unless one is given or Debian's is here."""
    if os.environ.get("TEST_DATABASE_URL") or list(
        Path("/usr/lib/postgresql").glob("*/bin/initdb")
    ):
        return
    environment.install("dev/postgres", "PostgreSQL")


def main() -> None:
    """Install everything that `make test` and `make check` use."""
    environment.make(tests=True)
    install_browser()
    install_postgresql()


if __name__ == "__main__":
    main()
