"""State shared by a server's connections: project, rate limit and requests so far."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trackman.demo.answers import Answer
from trackman.demo.api import api_answer, api_headers, too_many
from trackman.demo.faults import InjectedFault, Interruption
from trackman.demo.mux import mux_answer
from trackman.demo.project import DemoProject
from trackman.demo.rate_limit import RateLimit
from trackman.demo.requests import DemoRequest


@dataclass(frozen=True, slots=True)
class Exchange:
    """Decision about one request."""

    work: Callable[[], Answer]
    """Does what is asked."""
    surprise: InjectedFault | None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of every answer of the host, besides its own."""


class Service:
    """Receives the requests of all connections of one server."""

    def __init__(self, project: DemoProject) -> None:
        self.project = project
        self.seen: list[DemoRequest] = []
        self.seen_media: list[DemoRequest] = []
        self.seen_storage: list[DemoRequest] = []
        self.limited: list[DemoRequest] = []
        self.stopping = threading.Event()
        self._rate_limit = RateLimit()

    def interruption_of(self, head: DemoRequest) -> Interruption | None:
        """Say what interrupts a request whose body has not been read yet."""
        with self.project.lock:
            return self.project.surprises.take_interruption(head)

    def write_down(self, seen: DemoRequest) -> None:
        """Keep a request for those who ask later what came."""
        match seen.host:
            case "api":
                self.seen.append(seen)
            case "storage":
                self.seen_storage.append(seen)
            case _:
                self.seen_media.append(seen)

    def receive(self, seen: DemoRequest) -> Exchange:
        """Write a request down and say what is to become of it."""
        with self.project.lock:
            self.write_down(seen)
            if seen.host == "api":
                return self._api_exchange(seen)
            answer = storage_answer if seen.host == "storage" else mux_answer
            return Exchange(lambda: answer(self.project, seen), self.project.surprises.take(seen))

    def _api_exchange(self, seen: DemoRequest) -> Exchange:
        project = self.project
        admission = self._rate_limit.admit(seen.at, project.limit)
        headers = api_headers(project, seen, admission)
        if admission.reset is not None:
            self.limited.append(seen)
            return Exchange(too_many, None, headers)
        return Exchange(lambda: api_answer(project, seen), project.surprises.take(seen), headers)


def storage_answer(project: DemoProject, seen: DemoRequest) -> Answer:
    """Answer a request to the storage."""
    with project.lock:
        return project.storage.answer(seen, project.storage_refuses_above)
