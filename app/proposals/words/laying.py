"""A proposal's content laid out for a reader: what each part is called, and what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.calls.type import Field, ProposalType
from app.core.languages import LANGUAGES, _, day, language, money, number
from app.core.words import Words
from app.proposals.rules import Change, Content, difference
from app.proposals.words.states import in_language, part, party_state, payer, text_status


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names behind the codes in a content: of areas, and of regions."""

    areas: Mapping[str, Words]
    regions: Mapping[str, Words]

    def area(self, code: str) -> str:
        """Name an area in the reader's language."""
        return self.areas[code].best(language()) if code in self.areas else code

    def region(self, code: str | None) -> str:
        """Name a region in the reader's language."""
        if not code:
            return ""
        return self.regions[code].best(language()) if code in self.regions else code


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part: its key, its name, what it says, and in which language if that is known."""

    key: str
    label: str
    text: str
    language: str = ""


def text_rows(content: Content) -> Iterator[Row]:
    """Yield titles and summaries, the original first."""
    texts: dict[str, dict[str, str]] = content["texts"]
    first = [content["original"], *(code for code in LANGUAGES if code != content["original"])]
    for code in first:
        text = texts.get(code)
        if text is None:
            continue
        for name in ("title", "summary"):
            label = in_language(part(name), code)
            yield Row(key=f"texts.{code}.{name}", label=label, text=text[name], language=code)


def content_rows(kind: ProposalType, content: Content, names: Names) -> list[Row]:
    """Return all parts but texts and attachments, the blank ones too, in the order of the form."""
    rows = [
        Row(key=f"values.{field.identifier}", label=str(field.label), text=_value(field, content))
        for field in kind.fields
    ]
    said = {
        "areas": "\n".join(names.area(code) for code in content.get("areas", [])),
        "organisation": content.get("organisation", ""),
        "parties": "\n".join(_party(one, names) for one in content.get("parties", [])),
        "starts_on": _day(content.get("starts_on")),
        "ends_on": _day(content.get("ends_on")),
        "place": content.get("place", ""),
        "place_region": names.region(content.get("place_region")),
        "people": "" if content.get("people") is None else number(content["people"]),
        "people_note": content.get("people_note", ""),
        "budget": "\n".join(_line(one) for one in content.get("budget", [])),
    }
    return rows + [Row(key=key, label=part(key), text=text) for key, text in said.items()]


def difference_rows(
    kind: ProposalType, before: Content, after: Content, names: Names
) -> list[tuple[str, str, Change]]:
    """Return what differs between two contents: name of the part, its language, the change."""
    rows: dict[str, Row] = {}
    sides: list[dict[str, str]] = []
    for content in (before, after):
        laid = [*_all_texts(content), *content_rows(kind, content, names), _papers(content)]
        rows |= {row.key: row for row in laid}
        sides.append({row.key: row.text for row in laid})
    by_lines = {key for key in rows if not _is_prose(key, kind)}
    found = difference(sides[0], sides[1], by_lines)
    return [(rows[one.key].label, rows[one.key].language, one) for one in found]


def _is_prose(key: str, kind: ProposalType) -> bool:
    """Tell whether a part is written in sentences, whose words are compared."""
    place, _dot, name = key.partition(".")
    if place == "values":
        field = kind.field(name)
        return field is None or field.kind in {"text", "long-text"}
    return place in {"place", "people_note", "organisation"} or key.endswith((".title", ".summary"))


def _all_texts(content: Content) -> Iterator[Row]:
    """Yield the texts with how far each translation is."""
    for row in text_rows(content):
        yield row
        if row.key.endswith(".summary"):
            status = content["texts"][row.language]["status"]
            label = in_language(_("Status of the text"), row.language)
            key = f"texts.{row.language}.status"
            yield Row(key=key, label=label, text=text_status(status))


def _papers(content: Content) -> Row:
    """Lay out the attachments: their names and versions."""
    told = [
        _("%(name)s, version %(number)s", name=one["name"], number=one["number"])
        for one in content.get("papers", [])
    ]
    return Row(key="papers", label=part("papers"), text="\n".join(told))


def _value(field: Field, content: Content) -> str:
    """Say what is answered to a field."""
    value = str(content["values"].get(field.identifier, ""))
    if field.kind == "day":
        return _day(value)
    if field.kind == "number" and value.isdecimal():
        return number(int(value))
    if field.kind == "choice":
        return str(dict(field.choices).get(value, value))
    return value


def _day(written: str | None) -> str:
    """Write a calendar day."""
    return day(date.fromisoformat(written)) if written else ""


def _party(one: Mapping[str, Any], names: Names) -> str:
    """Name a party with its answer."""
    name = names.region(one["region"]) or one["organisation"]
    return _("%(party)s: %(answer)s", party=name, answer=party_state(one["state"]))


def _line(one: Mapping[str, Any]) -> str:
    """Write a line of a budget."""
    paid = _("%(what)s: paid by “%(payer)s”", what=one["what"], payer=payer(one["payer"]))
    if one["amount"] is None:
        return paid
    return _(
        "%(line)s, %(amount)s", line=paid, amount=money(Decimal(one["amount"]), one["currency"])
    )
