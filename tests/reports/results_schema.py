"""results.json against its published schema, which for the tests knows every field: a new one must be described."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = Path(__file__).parents[2] / "reports" / "schema" / "results.schema.json"
_formats = FormatChecker(formats=())


@_formats.checks("date-time", raises=ValueError)
def _is_time_with_offset(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def schema() -> dict[str, Any]:
    """Return the schema as published."""
    known: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return known


def violations(results: object) -> list[str]:
    """Return where results.json is not as described, and why; fields that nobody described among it."""
    validator = Draft202012Validator(_closed(schema()), format_checker=_formats)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(results)]


def _closed(part: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    return closed | {"additionalProperties": False} if "properties" in part and "type" in part else closed
