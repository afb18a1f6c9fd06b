"""The part of JSON Schema that the programme document's schema uses, for the tests."""

import json
import re
from pathlib import Path

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "app/programmes/facts/programme.schema.json").read_text(
        encoding="utf-8"
    )
)
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
CHECKED = {
    "type", "enum", "const", "required", "properties", "additionalProperties", "items", "oneOf",
    "allOf", "if", "then", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems",
    "maxItems", "uniqueItems", "$ref",
}  # fmt: skip
TOLD = {"$schema", "$defs", "title", "description"}


def faults(value, schema=SCHEMA, path="$"):
    """Return what does not fit, as paths with keywords."""
    unknown = set(schema) - CHECKED - TOLD
    assert not unknown, unknown
    found = []
    if "$ref" in schema:
        found += faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "type" in schema and not _typed(value, schema["type"]):
        return [*found, f"{path}: type"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: enum")
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: const")
    if "oneOf" in schema and sum(not faults(value, one, path) for one in schema["oneOf"]) != 1:
        found.append(f"{path}: oneOf")
    for one in schema.get("allOf", ()):
        found += faults(value, one, path)
    if "if" in schema and not faults(value, schema["if"], path):
        found += faults(value, schema["then"], path)
    return found + _inside(value, schema, path)


def _typed(value, types):
    """Whether a value is of one of the types; a truth value is no number."""
    names = types if isinstance(types, list) else [types]
    if isinstance(value, bool):
        return "boolean" in names
    return isinstance(value, tuple(TYPES[name] for name in names))


def _inside(value, schema, path):
    """Check what only some types have."""
    if isinstance(value, dict):
        return _object(value, schema, path)
    if isinstance(value, list):
        return _array(value, schema, path)
    if isinstance(value, str):
        wrong = len(value) > schema.get("maxLength", len(value))
        wrong |= len(value) < schema.get("minLength", 0)
        wrong |= "pattern" in schema and not re.search(schema["pattern"], value)
        return [f"{path}: text"] if wrong else []
    if isinstance(value, int):
        fits = schema.get("minimum", value) <= value <= schema.get("maximum", value)
        return [] if fits else [f"{path}: bounds"]
    return []


def _object(value, schema, path):
    """Check the fields of an object."""
    properties = schema.get("properties", {})
    found = [f"{path}.{key}: required" for key in schema.get("required", ()) if key not in value]
    for key, one in value.items():
        if key in properties:
            found += faults(one, properties[key], f"{path}.{key}")
        elif schema.get("additionalProperties") is False:
            found.append(f"{path}.{key}: unknown")
    return found


def _array(value, schema, path):
    """Check the items of a list."""
    found = []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        found.append(f"{path}: items")
    if schema.get("uniqueItems") and len({json.dumps(one) for one in value}) != len(value):
        found.append(f"{path}: unique")
    for number, one in enumerate(value):
        found += faults(one, schema.get("items", {}), f"{path}[{number}]")
    return found


def fields(schema=SCHEMA):
    """Return the names of all fields, except those of languages."""
    names = set()
    if isinstance(schema, dict):
        for key, one in schema.items():
            if key == "properties":
                names |= set(one) - {"en", "ja", "ko", "zh", "ru", "mn"}
            names |= fields(one)
    elif isinstance(schema, list):
        names = set().union(*map(fields, schema))
    return names
