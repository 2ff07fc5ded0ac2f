"""Complete responses, and typed reading of their JSON.

`Any` ends here: whoever reads a document goes through `Node` and gets values of a known type, or
an UnexpectedShapeError that names the place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trackman.domain.errors import (
    ApiError,
    DeactivatedProjectError,
    Fault,
    RedirectedError,
    ServerFaultError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    WrongTokenError,
)

_DEEPEST_NESTING_ERRORS = (ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Response:
    """One whole answer of the API."""

    status: int
    body: bytes
    request_id: str | None = None
    environment: str | None = None
    """The environment that answered; None where the answer does not say."""

    def root(self) -> Node:
        """Return the JSON document. Raises UnreadableAnswerError where the body is none."""
        return Node(self._json(), "", self)

    def pretty(self) -> str:
        """Return the JSON document as indented text."""
        return json.dumps(self._json(), indent=2, ensure_ascii=False)

    def check(self) -> None:
        """Raise what the status means, unless it is a 2xx."""
        if 200 <= self.status < 300:
            return
        if 300 <= self.status < 400:
            raise RedirectedError(f"HTTP {self.status}")
        if self.status >= 500:
            raise ServerFaultError(self._fault())
        try:
            self._json()
        except UnreadableAnswerError:
            if self.status != 429:  # a proxy may say it in HTML, and it still means "not done"
                raise
        raise _refusal(self._fault())

    def _fault(self) -> Fault:
        try:
            return read_fault(self.root(), self.status)
        except UnreadableAnswerError:
            return Fault(self.status, None, "{}", self.request_id)

    def _json(self) -> Any:
        try:
            return json.loads(self.body)
        except _DEEPEST_NESTING_ERRORS as error:
            raise UnreadableAnswerError("not JSON", self.status, self.request_id) from error


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a JSON document, with its place such as `data.attributes.name`."""

    value: Any
    path: str
    answer: Response

    def __getitem__(self, name: str) -> Node:
        """Return the member `name`, which must exist."""
        found = self.get(name)
        if found is None:
            raise self._wrong("something", f"{self.path}.{name}")
        return found

    def get(self, name: str) -> Node | None:
        """Return the member `name`, or None where there is none."""
        if not isinstance(self.value, dict):
            raise self._wrong("an object")
        if name not in self.value:
            return None
        return Node(self.value[name], f"{self.path}.{name}".lstrip("."), self.answer)

    def items(self) -> Iterator[Node]:
        """Go through the elements of an array."""
        if not isinstance(self.value, list):
            raise self._wrong("an array")
        for index, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{index}]", self.answer)

    def members(self) -> Iterator[tuple[str, Node]]:
        """Go through the members of an object."""
        if not isinstance(self.value, dict):
            raise self._wrong("an object")
        for name, value in self.value.items():
            yield name, Node(value, f"{self.path}.{name}".lstrip("."), self.answer)

    @property
    def is_null(self) -> bool:
        """Tell whether the value is null."""
        return self.value is None

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.value, str):
            raise self._wrong("a string")
        return self.value

    def text_or_none(self) -> str | None:
        """Return a string, or None for null."""
        return None if self.value is None else self.text()

    def number(self) -> float:
        """Return a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self._wrong("a number")
        return self.value

    def number_or_none(self) -> float | None:
        """Return a number, or None for null."""
        return None if self.value is None else self.number()

    def integer(self) -> int:
        """Return a whole number."""
        number = self.number()
        if number != number or abs(number) == float("inf"):
            raise self._wrong("a whole number")
        return int(number)

    def flag(self) -> bool:
        """Return a truth value."""
        if not isinstance(self.value, bool):
            raise self._wrong("true or false")
        return self.value

    def flag_or_none(self) -> bool | None:
        """Return a truth value, or None for null."""
        return None if self.value is None else self.flag()

    def _wrong(self, expected: str, path: str | None = None) -> UnexpectedShapeError:
        place = (path or self.path).lstrip(".") or "the document"
        return UnexpectedShapeError(place, expected, self.answer.status, self.answer.request_id)


def _refusal(fault: Fault) -> ApiError:
    if fault.code == "DEACTIVATED_SITE":
        return DeactivatedProjectError(fault)
    # without a project there is nothing the token could be wrong for
    if fault.code == "INVALID_AUTHORIZATION_HEADER" or (
        fault.status == 401 and fault.code != "INVALID_SITE"
    ):
        return WrongTokenError(fault)
    return ApiError(fault)


def read_fault(document: Node, status: int) -> Fault:
    """Read an error document (API reference, section 6).

    It may hold several errors; the first gives the code. Parts that are missing are left empty,
    since an error must never be hidden by another.
    """
    value = document.value
    entities = value.get("data") if isinstance(value, dict) else None
    first = entities[0] if isinstance(entities, list) and entities else None
    attributes = first.get("attributes") if isinstance(first, dict) else None
    if not isinstance(attributes, dict):
        attributes = {}
    code = attributes.get("code")
    details = attributes.get("details", {})
    return Fault(
        status,
        code if isinstance(code, str) else None,
        json.dumps(details, ensure_ascii=False),
        document.answer.request_id,
        attributes.get("transient") is True,
    )
