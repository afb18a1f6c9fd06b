"""A fresh application for the tour: the real facts, the demo accounts, a server and its worker."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from make.pictures import PROGRAMS, flask, wait

# Seconds.
STOPPING = 600


@contextmanager
def served(database: str, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """Fill an empty database that has its tables, serve it, and return the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    around = {
        **os.environ,
        "KITAMAE_DEVELOPMENT": "1",
        "KITAMAE_ARGON2_CHEAP": "1",
        "KITAMAE_DATABASE_URL": database,
        "KITAMAE_PUBLIC_URL": f"http://{place}",
        "BIND": place,
        "WEB_CONCURRENCY": "1",
        **(more or {}),
    }
    for words in (("database", "migrate"), ("load-facts", "--quiet"), ("demo",)):
        flask(around, *words)
    commands = (("gunicorn", "--log-level", "warning"), ("flask", "--app", "app", "worker"))
    parts = [
        subprocess.Popen([PROGRAMS / name, *rest], env=around, stdin=subprocess.DEVNULL)
        for name, *rest in commands
    ]
    try:
        wait(f"http://{place}/sign-in")
        yield f"http://{place}"
    finally:
        for part in parts:
            part.terminate()
        for part in parts:
            part.wait(STOPPING)
