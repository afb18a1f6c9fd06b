"""What the make programs say and do when a package of the system is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAKE = Path(__file__).resolve().parents[2] / "make"
INSTALL = "environment.install_packages(['chromium'], failing='A sentence.')"


@pytest.fixture
def machine(tmp_path):
    """A folder of programs that note how they were called; apt-get fails if `broken` is there."""
    called = tmp_path / "called"
    for name, does in {
        "sudo": 'shift; exec "$@"',
        "true": "",
        "apt-get": f'echo "$@" >> {called}; test ! -e {tmp_path}/broken',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def install(machine, before="pass"):
    """Ask for Chromium on that machine; returns the status and the complaint."""
    ended = subprocess.run(
        [sys.executable, "-c", f"import os, environment; {before}; {INSTALL}"],
        env={**os.environ, "PATH": str(machine), "PYTHONPATH": str(MAKE)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stderr.strip()


def test_what_may_be_installed_is_installed(machine):
    assert install(machine) == (0, "")
    update, wanted = (machine / "called").read_text().splitlines()
    assert update == "-q update"
    assert wanted == "install -q -y --no-install-recommends chromium"


def test_where_there_is_no_apt_the_sentence_is_said(machine):
    (machine / "apt-get").unlink()
    assert install(machine) == (1, "A sentence.")


def test_when_apt_fails_the_sentence_is_said(machine):
    (machine / "broken").touch()
    assert install(machine) == (1, "A sentence.")


@pytest.mark.parametrize("refusal", ["exit 1", None])
def test_who_may_not_install_is_told_the_sentence(machine, refusal):
    if refusal:
        (machine / "sudo").write_text(f"#!/bin/sh\n{refusal}\n")
    else:
        (machine / "sudo").unlink()
    assert install(machine, "os.geteuid = lambda: 1000") == (1, "A sentence.")
    assert not (machine / "called").exists()
