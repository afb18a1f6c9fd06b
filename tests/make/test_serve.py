"""`make serve` as a person meets it: it starts, stops cleanly, and names what is missing."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
import uuid
from contextlib import contextmanager
from pathlib import Path

# Limits for what is broken: a busy machine may be slow.
START_SECONDS = 900
STOP_SECONDS = 300


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes(mark):
    """Return the processes whose surroundings carry the mark."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            carries = mark.encode() in path.read_bytes()
        except OSError:
            continue
        if carries:
            found.append((path.parent / "cmdline").read_text().replace("\0", " "))
    return found


@contextmanager
def serving(folder):
    """Start `make serve` on the database of a folder; gives the process, port, mark, output."""
    mark, port, output = uuid.uuid4().hex, free_port(), folder / f"output-{uuid.uuid4().hex}"
    around = {
        **os.environ,
        "PORT": str(port),
        "TEST_MARK": mark,
        "KITAMAE_DATABASE_URL": f"sqlite:///{folder / 'kitamae.db'}",
        "KITAMAE_ARGON2_CHEAP": "1",
        "WEB_CONCURRENCY": "1",
    }
    with output.open("w") as said:
        started = subprocess.Popen(
            ["make", "serve"], env=around, stdout=said, stderr=said, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    try:
        yield started, port, mark, output
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGTERM)
        started.wait(STOP_SECONDS)


def wait_until_served(started, output):
    until = time.monotonic() + START_SECONDS
    while "stop with Ctrl-C" not in output.read_text():
        assert started.poll() is None, output.read_text()
        assert time.monotonic() < until, output.read_text()
        time.sleep(0.2)


def wait_until_gone(mark):
    until = time.monotonic() + STOP_SECONDS
    while left := processes(mark):
        assert time.monotonic() < until, left
        time.sleep(0.1)


def test_it_serves_and_stops_without_leaving_a_process(tmp_path):
    """The first time on a database that is not there, the second on the one that it left."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with serving(tmp_path) as (started, port, mark, output):
            wait_until_served(started, output)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
                assert answer.status == 200
            assert "administrator@demo.example" in output.read_text()
            assert sum("gunicorn" in one for one in processes(mark)) >= 2
            assert any("worker" in one for one in processes(mark))
            os.killpg(started.pid, number)  # as a terminal does with Ctrl-C
            started.wait(STOP_SECONDS)
            assert processes(mark) == []
            assert "Stopped." in output.read_text()
            assert "Traceback" not in output.read_text()


def test_a_port_in_use_is_named():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        said = run(["make/run", "serve"], PORT=str(port))
    sentence = f"choose another with `make serve PORT={port + 1}`.\n"
    assert said == (1, f"Port {port} cannot be used (Address already in use): {sentence}")


def test_a_port_that_is_none_is_named():
    sentence = "PORT is 'x': set it to a number, as in `make serve PORT=8001`.\n"
    assert run(["make/run", "serve"], PORT="x") == (1, sentence)


def test_a_missing_python_is_named(tmp_path):
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    status, said = run(["/bin/sh", "make/run", "serve"], PATH=str(tmp_path))
    assert status == 1
    assert said == (
        "Kitamae needs Python 3.11 or newer: "
        "install it with `apt-get install python3 python3-venv`.\n"
    )


def test_an_old_python_is_not_taken(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    assert run(["/bin/sh", "make/run", "serve"], PATH=str(tmp_path))[0] == 1


def run(command, **surroundings):
    """Return a command's exit status and what it complained of."""
    ended = subprocess.run(
        command, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stderr
