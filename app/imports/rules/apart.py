"""Reading a file in a process of its own, with little memory and little time."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from app.imports.rules.reading.table import Table, loaded
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes

# Beyond the child's own limit of processor time: where it waits, it waits no longer than this.
PATIENCE = 20
# The child knows the application's folder as a package, and does not start the application.
START = (
    "import sys, types; app = types.ModuleType('app'); app.__path__ = [sys.argv[1]]; "
    "sys.modules['app'] = app; from app.imports.rules.reading.child import main; main()"
)
_APP = Path(__file__).parents[2]


def read_apart(content: bytes, wishes: Wishes) -> Table:
    """Read a file in a child process; raises Unreadable, also where its limits ended it."""
    try:
        lines = _asked(json.dumps(asdict(wishes)).encode() + b"\n" + content)
        answer, *rows = (json.loads(line) for line in lines)
    except (subprocess.SubprocessError, ValueError):
        # Whatever the limits ended has not answered.
        raise Unreadable("limits") from None
    if "refused" in answer:
        raise Unreadable(answer["refused"], **answer["facts"])
    return loaded(answer["table"], rows)


def _asked(request: bytes) -> list[bytes]:
    """Run the child and return the lines of its answer."""
    ended = subprocess.run(  # noqa: S603  (our own words, no shell)
        [sys.executable, "-I", "-c", START, str(_APP)],
        input=request,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return ended.stdout.splitlines()
