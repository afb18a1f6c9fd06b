"""Reading a form as a browser does: what would be sent if nothing were typed."""

from html.parser import HTMLParser
from typing import Any


class Forms(HTMLParser):
    """The forms of a page, each with its action and the values that its controls hold."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[tuple[str, dict[str, Any]]] = []
        self.values: dict[str, Any] | None = None
        self.select: tuple[str, list[str]] | None = None
        self.text: tuple[str, list[str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "get").lower() == "post":
            self.values = {}
            self.forms.append((given.get("action", ""), self.values))
        elif tag == "form":
            self.values = None
        elif self.values is not None:
            self.control(tag, given)

    def control(self, tag: str, given: dict[str, str]) -> None:
        """Note what an input, a select or a text holds."""
        name = given.get("name", "")
        if tag == "input" and given.get("type") in {"checkbox", "radio"}:
            if "checked" in given:
                self.put(name, given.get("value", "on"))
        elif tag == "input":
            self.put(name, given.get("value", ""))
        elif tag == "select":
            self.select = (name, [])
        elif tag == "option" and self.select:
            chosen = self.select[1]
            if "selected" in given or not chosen:
                chosen[:] = [given.get("value", "")]
        elif tag == "textarea":
            self.text = (name, [])

    def handle_data(self, data: str) -> None:
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self.select:
            self.put(self.select[0], self.select[1][0] if self.select[1] else "")
            self.select = None
        elif tag == "textarea" and self.text:
            self.put(self.text[0], "".join(self.text[1]).removeprefix("\n"))
            self.text = None
        elif tag == "form":
            self.values = None

    def put(self, name: str, value: str) -> None:
        """Keep a value; a name that is there twice holds a list."""
        if self.values is None or not name or name == "csrf_token":
            return
        before = self.values.get(name)
        if before is None:
            self.values[name] = value
        else:
            self.values[name] = [*(before if isinstance(before, list) else [before]), value]


def main_form(html: str) -> dict[str, Any]:
    """Return the values of the page's largest form that posts."""
    return max((values for _action, values in Forms(html).forms), key=len, default={})
