"""Compare the translations with the sentences in the source; `--update` adds what is new."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "app" / "translations"
LANGUAGES = ("ja", "ko", "zh", "ru")
METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
Key = tuple[str | None, str, str | None]


def source() -> Catalog:
    """Return the catalog of every sentence in the source."""
    catalog = Catalog(project="Kitamae", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        ROOT, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        if name.startswith(("app/", "templates/")):
            catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def path(language: str) -> Path:
    """Return where a language's catalog stands."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """Read a language's catalog; an absent one is empty."""
    if not path(language).exists():
        return Catalog(locale=language, project="Kitamae", charset="utf-8")
    return read_po(BytesIO(path(language).read_bytes()), locale=language)


def key(message: Message) -> Key:
    """Return what tells one message from another."""
    if isinstance(message.id, tuple | list):
        return message.context, message.id[0], message.id[1]
    return message.context, message.id, None


def blanks(sentence: str) -> set[str]:
    """Return the names that a sentence has places for."""
    return set(re.findall(r"%\((\w+)\)[sd]", sentence))


def faults(message: Message, forms: int) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    texts = message.string if isinstance(message.string, tuple | list) else [message.string]
    if not all(texts):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "is only guessed (fuzzy)"
    plural = isinstance(message.id, tuple | list)
    if len(texts) != (forms if plural else 1):
        yield f"has {len(texts)} plural forms"
    expected = blanks(message.id[1] if plural else message.id)
    for text in texts:
        if blanks(text) != expected:
            yield f"names {sorted(blanks(text))} instead of {sorted(expected)}"


def compare(language: str, wanted: set[Key]) -> Iterator[str]:
    """Yield everything that is wrong with one language."""
    catalog = read(language)
    messages = {key(message): message for message in catalog if message.id}
    for missing in sorted(wanted - messages.keys(), key=str):
        yield f"{language}: missing: {missing[1]!r}"
    for extra in sorted(messages.keys() - wanted, key=str):
        yield f"{language}: no longer in the source: {extra[1]!r}"
    for known in wanted & messages.keys():
        for fault in faults(messages[known], catalog.num_plurals):
            yield f"{language}: {known[1]!r} {fault}"


def update(sentences: Catalog) -> None:
    """Add what is new to each catalog, drop what is gone, keep every translation."""
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(sentences, no_fuzzy_matching=True, update_header_comment=False)
        written = BytesIO()
        write_po(
            written,
            catalog,
            width=100,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
        path(language).parent.mkdir(parents=True, exist_ok=True)
        path(language).write_bytes(written.getvalue())


def main() -> None:
    """Compare every language, or update them all."""
    sentences = source()
    if "--update" in sys.argv:
        update(sentences)
        return
    wanted = {key(message) for message in sentences if message.id}
    wrong = [fault for language in LANGUAGES for fault in compare(language, wanted)]
    print("\n".join(wrong[:60]))
    if wrong:
        sys.exit(f"{len(wrong)} faults in the translations of {len(wanted)} sentences.")


if __name__ == "__main__":
    main()
