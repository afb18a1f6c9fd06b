"""Make the environment: packages from the hashed locks, pages' assets, catalogs; once each."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / "bin"
PYTHON = PROGRAMS / "python"
STAMPS = ENVIRONMENT / "stamps"
OLDEST_NODE = 20


def stop(sentence: str) -> NoReturn:
    """End with one sentence that says what is missing and what installs it."""
    sys.exit(sentence)


def say(sentence: str) -> None:
    """Tell the person what takes time."""
    print(sentence, flush=True)


def digest(paths: Iterable[Path]) -> str:
    """Return one fingerprint of files, their names and this Python."""
    sum_ = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        sum_.update(str(path.relative_to(ROOT)).encode())
        sum_.update(path.read_bytes())
    return sum_.hexdigest()


def is_done(name: str, fingerprint: str) -> bool:
    """Tell whether a step was done with exactly these files."""
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == fingerprint


def mark_done(name: str, fingerprint: str) -> None:
    """Remember that a step was done."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(fingerprint)


def run(*command: str | Path, failing: str) -> None:
    """Run a program; if it fails show what it said, then the sentence."""
    words = [str(part) for part in command]
    surroundings = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    try:
        ended = subprocess.run(
            words,
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        stop(failing)
    if ended.returncode:
        print((ended.stdout + ended.stderr)[-4000:], file=sys.stderr)
        stop(failing)


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


def install_packages(names: list[str], *, failing: str) -> None:
    """Install packages of Debian where this user may; else end with the sentence."""
    prefix = may_install()
    if prefix is None:
        stop(failing)
    say(f"Installing {' and '.join(names)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run(*prefix, "apt-get", "-q", "update", failing=failing)
    quiet = ("-q", "-y", "--no-install-recommends")
    run(*prefix, "apt-get", "install", *quiet, *names, failing=failing)


def make_python() -> None:
    """Create the virtual environment, unless a working one is there."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        sentence = f"Python's venv is missing: install it with `apt-get install {package}`."
        install_packages([package], failing=sentence)
    say("Creating .venv")
    venv.create(ENVIRONMENT, with_pip=True, clear=True, symlinks=True)


def install(lock: str, what: str) -> None:
    """Install a hashed lock, unless exactly this lock is installed."""
    path = ROOT / "requirements" / f"{lock}.txt"
    fingerprint = digest([path])
    name = f"lock-{path.stem}"
    if is_done(name, fingerprint):
        return
    say(f"Installing {what}")
    run(
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--no-deps", "-r", path),
        failing=f"pip could not install {what} from requirements/{lock}.txt: see its words above.",
    )
    mark_done(name, fingerprint)


def node_version() -> int:
    """Return the major version of the Node that would run; 0 if there is none with npm."""
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not node or not npm:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = said.strip().removeprefix("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def make_assets() -> None:
    """Install the pages' packages and build the assets, unless nothing changed."""
    lock = ROOT / "package-lock.json"
    sources = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    sources = [path for path in sources if "built" not in path.relative_to(ROOT).parts]
    builders = [path for path in (ROOT / "build").rglob("*") if path.is_file()]
    built = digest([*sources, *builders, lock, ROOT / "package.json"])
    modules = digest([lock])
    has_modules = is_done("modules", modules) and (ROOT / "node_modules").is_dir()
    if is_done("assets", built) and (ROOT / "static" / "built").is_dir() and has_modules:
        return
    if node_version() < OLDEST_NODE:
        install("node", "Node")
    if not has_modules:
        say("Installing what builds the pages")
        run("npm", "ci", failing="npm could not install package-lock.json: see its words above.")
        mark_done("modules", modules)
    say("Building the pages' assets")
    run("npm", "run", "build", failing="The pages' assets did not build: see the words above.")
    mark_done("assets", built)


def make_catalogs() -> None:
    """Compile the translations, unless nothing changed."""
    folder = ROOT / "app" / "translations"
    sources = list(folder.rglob("*.po"))
    fingerprint = digest(sources)
    compiled = all(path.with_suffix(".mo").exists() for path in sources)
    if not sources or (compiled and is_done("catalogs", fingerprint)):
        return
    run(
        *(PROGRAMS / "pybabel", "compile", "-d", folder),
        failing="The translations did not compile: see the words above.",
    )
    mark_done("catalogs", fingerprint)


def make(*, tests: bool = False) -> None:
    """Make everything that serving needs, and with `tests` what they need besides."""
    make_python()
    install("runtime", "Kitamae's packages")
    if tests:
        install("dev/test", "the tests' packages")
    make_assets()
    make_catalogs()


if __name__ == "__main__":
    make(tests="--tests" in sys.argv)
