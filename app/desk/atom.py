"""An Atom feed as XML: what is told there stays under its own name when it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that a feed tells: `uuid` names it for ever, `at` is when it changed last (UTC)."""

    uuid: str
    title: str
    summary: str
    address: str
    at: datetime
    category: str = ""


def atom(
    title: str, entries: Sequence[Entry], *, own: str, site: str, language: str, now: datetime
) -> bytes:
    """Return a feed with the newest entries first; `own` is its address, `site` the site's."""
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    ordered = sorted(entries, key=lambda one: one.at, reverse=True)
    _say(feed, "id", own)
    _say(feed, "title", title)
    _say(feed, "updated", (ordered[0].at if ordered else now).isoformat(timespec="seconds"))
    _say(ET.SubElement(feed, "author"), "name", "Kitamae")
    ET.SubElement(feed, "link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": site, "type": "text/html"})
    for one in ordered:
        entry = ET.SubElement(feed, "entry")
        _say(entry, "id", f"urn:uuid:{one.uuid}")
        _say(entry, "title", one.title)
        _say(entry, "updated", one.at.isoformat(timespec="seconds"))
        ET.SubElement(entry, "link", {"rel": "alternate", "href": one.address})
        if one.category:
            ET.SubElement(entry, "category", {"term": one.category})
        _say(entry, "summary", one.summary)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: ET.Element, name: str, text: str) -> None:
    """Add an element with a text."""
    ET.SubElement(parent, name).text = text
