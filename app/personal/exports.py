"""A person's data as a ZIP: one JSON in words, and the files beside it."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

WRITTEN = "your-data.json"
_SAFE = frozenset("-_.() ")


def packed(told: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the ZIP; the files stand under `files/` with the names given."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(WRITTEN, json.dumps(told, ensure_ascii=False, indent=2))
        for name, content in files.items():
            archive.writestr(f"files/{name}", content)
    return made.getvalue()


def file_name(number: int, name: str) -> str:
    """Return a name that leads nowhere else when it is unpacked, and that no other file has."""
    plain = "".join(sign if sign.isalnum() or sign in _SAFE else "_" for sign in name)
    return f"{number}-{plain.strip('. ') or 'file'}"
