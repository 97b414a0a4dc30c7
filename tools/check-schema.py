#!/usr/bin/env python3
"""Holds JSON values against the schemas of schema/json, with PyPI's jsonschema (tools/setup tests).

    .build/python/bin/python tools/check-schema.py < CHECKS

Each line of CHECKS is {"schema": FILE, "value": …}; with "valid": false the value must be refused. "name" is what the
value is called in the output, which has a line for each value that is not judged as it should be. Exit status: 0 where
all are, 1 where one is not, 2 where a schema is missing or is no schema.
"""

import json
import pathlib
import re
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "schema" / "json"


def pattern(_, expression, text, __):
    """ECMA-262's `$`, which JSON Schema means, is the end of the text; Python's own is also before a last line feed."""
    if isinstance(text, str) and not re.search(re.sub(r"(?<!\\)\$", r"\\Z", expression), text):
        yield ValidationError(f"{text!r} does not match {expression!r}")


def validators():
    """A validator for each schema of the folder; references between them are file names."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.schema.json"))}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
        # Else a reference to it would bring jsonschema's own validator back, with Python's `$`.
        if schema.pop("$schema") != Draft202012Validator.META_SCHEMA["$id"]:
            raise SystemExit(2)
    registry = Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items())
    kind = extend(Draft202012Validator, {"pattern": pattern})
    return {name: kind({"$ref": name}, registry=registry) for name in schemas}


def main():
    known = validators()
    wrong = 0
    for number, line in enumerate(sys.stdin, 1):
        check = json.loads(line)
        if check["schema"] not in known:
            print(f"there is no {FOLDER / check['schema']}")
            return 2
        validator = known[check["schema"]]
        if validator.is_valid(check["value"]) == check.get("valid", True):
            continue
        wrong += 1
        fault = best_match(validator.iter_errors(check["value"]))
        verdict = "is accepted" if fault is None else f"is refused: {fault.json_path}: {fault.message[:300]}"
        print(f"{check.get('name', f'line {number}')}: {check['schema']}: {verdict}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
