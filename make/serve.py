"""Run Kitamae on this machine: make what is missing, start web and worker, stop both cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

import environment

HOST = "127.0.0.1"
START_SECONDS = 30
STOP_SECONDS = 25


class Asked(Exception):
    """A person or the system asked to stop."""


def stop_politely(_signal: int, _frame: FrameType | None) -> None:
    """Turn a signal into the end of the main loop; further ones change nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Asked


def port() -> int:
    """Return the port to serve on; ends with one sentence when it cannot be had."""
    wanted = os.environ.get("PORT", "8000")
    if not wanted.isdigit() or not 0 < int(wanted) < 2**16:
        environment.stop(f"PORT is {wanted!r}: set it to a number, as in `make serve PORT=8001`.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(wanted)))
        except OSError as error:
            environment.stop(
                f"Port {wanted} cannot be used ({error.strerror}): "
                f"choose another with `make serve PORT={int(wanted) % 65535 + 1}`."
            )
    return int(wanted)


def settings(number: int) -> dict[str, str]:
    """Return the surroundings of a development server; what is set already stays."""
    ours = {
        "KITAMAE_DEVELOPMENT": "1",
        "KITAMAE_PUBLIC_URL": f"http://localhost:{number}",
        "BIND": f"{HOST}:{number}",
        "FLASK_APP": "app",
        "PYTHONUNBUFFERED": "1",
    }
    return {**ours, **os.environ}


def flask(*words: str, around: dict[str, str]) -> str:
    """Run one of the application's commands and return what it said."""
    ended = subprocess.run(
        [environment.PROGRAMS / "flask", *words],
        cwd=environment.ROOT,
        env=around,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ended.returncode:
        environment.stop(f"`flask {' '.join(words)}` failed: see its words above.")
    return ended.stdout


def prepare(around: dict[str, str]) -> str:
    """Bring the database up to date and fill it; returns the demo accounts."""
    var = environment.ROOT / "var"
    var.mkdir(exist_ok=True)
    stamp = var / "facts-loaded"
    files = (environment.ROOT / "app").glob("*/facts/*")
    fingerprint = environment.digest(path for path in files if path.is_file())
    # The stamp speaks of the database in var/ only; any other is looked at each time.
    ours = "KITAMAE_DATABASE_URL" not in around
    stamped = stamp.exists() and stamp.read_text() == fingerprint
    known = ours and stamped and (var / "kitamae.db").exists()
    flask("database", "migrate", around=around)
    if not known:
        environment.say("Loading the facts")
        flask("load-facts", "--quiet", around=around)
        if ours:
            stamp.write_text(fingerprint)
    return flask("demo", around=around)


def start(*words: str, around: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a part of Kitamae away from the terminal's Ctrl-C, which is ours to pass on."""
    return subprocess.Popen(
        [environment.PROGRAMS / words[0], *words[1:]],
        cwd=environment.ROOT,
        env=around,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for_answer(number: int, parts: list[subprocess.Popen[bytes]]) -> None:
    """Wait until the home page answers; ends with a sentence when a part dies or takes too long."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and all(part.poll() is None for part in parts):
        try:
            with urllib.request.urlopen(f"http://{HOST}:{number}/", timeout=START_SECONDS):
                return
        except urllib.error.HTTPError as answer:
            environment.stop(f"The home page answers {answer.code}: see the log above.")
        except OSError:
            time.sleep(0.1)
    environment.stop("Kitamae did not start: see the log above.")


def end(parts: list[subprocess.Popen[bytes]]) -> None:
    """Ask each part to finish what it does, and kill what does not."""
    for part in parts:
        if part.poll() is None:
            part.terminate()
    until = time.monotonic() + STOP_SECONDS
    for part in parts:
        try:
            part.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(part.pid, signal.SIGKILL)
            part.wait()


def watch(parts: list[subprocess.Popen[bytes]]) -> None:
    """Wait until a part ends by itself, which it should not."""
    while all(part.poll() is None for part in parts):
        time.sleep(0.3)
    environment.stop("A part of Kitamae ended by itself: see the log above.")


def serve() -> None:
    """Serve until asked to stop."""
    number = port()
    environment.make()
    around = settings(number)
    accounts = prepare(around)
    parts: list[subprocess.Popen[bytes]] = []
    try:
        parts.append(start("gunicorn", "--log-level", "warning", around=around))
        parts.append(start("flask", "worker", around=around))
        wait_for_answer(number, parts)
        environment.say(f"\n{accounts}\nKitamae: http://localhost:{number}   (stop with Ctrl-C)")
        watch(parts)
    finally:
        end(parts)


if __name__ == "__main__":
    for number_ in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number_, stop_politely)
    try:
        serve()
    except Asked:
        print("\nStopped.")
        sys.exit(0)
