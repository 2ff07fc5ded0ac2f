"""From records to what a person calls them (API reference, section 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from trackman.dato.response import Node
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.references import Reference

_NAMES = ("title", "name", "headline", "heading", "label", "internal_name", "question", "slug")
_ENDINGS = ("_title", "_name")


def decode_reference(node: Node) -> Reference:
    """Read an `item`; all but its type and id may be missing.

    Which of its fields is its title only its model tells, and that is not worth a request more:
    fields are looked for by their usual names.
    """
    if node["type"].text() != "item":
        raise UnexpectedShapeError(f"{node.path}.type", "item", node.answer.status)
    return Reference(
        id=node["id"].text(),
        model_id=_text(node, "relationships", "item_type", "data", "id"),
        title=next(_titles(node.value.get("attributes")), None),
        is_draft=_text(node, "meta", "status") == "draft",
    )


def _titles(attributes: object) -> Iterator[str]:
    if not isinstance(attributes, dict):
        return
    others = [name for name in attributes if name.endswith(_ENDINGS) and name not in _NAMES]
    for name in (*_NAMES, *others):
        if text := _first_text(attributes.get(name)):
            yield text


def _first_text(value: object) -> str:
    """Return a text, or that of the first locale that has one."""
    candidates = value.values() if isinstance(value, dict) else [value]
    return next((one.strip() for one in candidates if isinstance(one, str) and one.strip()), "")


def _text(node: Node, *names: str) -> str:
    value = node.value
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
