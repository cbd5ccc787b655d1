"""A review with every field that the API's description knows, each with a value of its own."""

from itertools import count
from typing import Any

KEPT = ("uid", "origin", "conflicts", "createdBy", "createdAt", "updatedBy", "updatedAt")  # a review gets its own
ADDRESSES = ("id", "because")  # of elements: Debrief gives them


def whole(description: dict[str, Any]) -> dict[str, Any]:
    schemas = description["components"]["schemas"]
    numbers = count(1)

    def value(schema: dict[str, Any], name: str, is_root: bool = False) -> Any:
        if reference := schema.get("$ref"):
            key = reference.rsplit("/", 1)[1]
            return moment() if key == "moment" else value(schemas[key], name)
        if forms := schema.get("anyOf"):
            return value(forms[-1] if name == "durationStated" else forms[0], name)
        match schema.get("type"):
            case "object":
                members = schema["properties"].items()
                skipped = KEPT if is_root else ADDRESSES
                if "amount" in schema["properties"]:  # an exact sum says nothing more
                    skipped = ("value", "latest", "approximate", "written")
                return {n: value(s, n) for n, s in members if n not in skipped and not s.get("readOnly")}
            case "array":
                return [value(schema["items"], name), value(schema["items"], name)]
            case "boolean":
                return True
            case "number" | "integer":
                return next(numbers)
            case None:
                return schema["enum"][0]
        return f"{name} {next(numbers)}"

    def moment() -> dict[str, str]:
        minute = next(numbers)
        return {"at": f"2026-03-17T{minute // 60 % 24:02}:{minute % 60:02}Z", "written": f"moment {minute}"}

    return value(schemas["Review"], "Review", is_root=True)
