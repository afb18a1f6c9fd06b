"""The process that reads a file: it limits itself first, so that a bomb hurts nobody else.

It is started with a line of JSON and then the file on its input and answers with JSON. Of the
application it knows only this folder.
"""

import json
import resource
import sys

from app.imports.rules.reading.kinds import read
from app.imports.rules.reading.table import dumped
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes

MEMORY = 150 * 1024 * 1024
SECONDS = 2


def main() -> None:
    """Read the request and the file, answer."""
    limit()
    try:
        request = json.loads(sys.stdin.buffer.readline())
        table = read(sys.stdin.buffer.read(), Wishes(**request))
        for line in dumped(table):
            sys.stdout.write(line + "\n")
    except Unreadable as error:
        sys.stdout.write(json.dumps({"refused": error.code, "facts": error.facts}))


def limit() -> None:
    """Give up what this process will not need: memory, time, files, a picture of its end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
