"""Install what the tests need besides Kitamae itself: their packages, Chromium, PostgreSQL."""

import os
import shutil
import subprocess
from pathlib import Path

import environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def may_install() -> list[str] | None:
    """Return what stands before apt-get when this user may use it; None if they may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def install_browser() -> None:
    """Install Debian's Chromium, unless a Chromium is here."""
    if os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    sentence = (
        "The tests need Chromium: install it with `apt-get install chromium`, "
        "or set CHROMIUM to the path of one."
    )
    prefix = may_install()
    if prefix is None:
        environment.stop(sentence)
    environment.say("Installing Chromium")
    quiet = ("-q", "-y", "--no-install-recommends")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    environment.run(*prefix, "apt-get", "-q", "update", failing=sentence)
    environment.run(*prefix, "apt-get", "install", *quiet, "chromium", failing=sentence)


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
