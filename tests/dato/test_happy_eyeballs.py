"""A host whose IPv6 leads nowhere: what it costs, and that it can be broken off."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.dato.test_networks import serving
from trackman.dato.connections import Connections, our_errors
from trackman.dato.happy_eyeballs import ATTEMPT_DELAY, MEMORY, Address, Addresses, resolve
from trackman.domain.errors import NotSentError

pytestmark = [
    pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere a full backlog refuses"),
    pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost"]),
]
COSTS = 0.3  # seconds, at most
TIMES = 4
"""How often something is done that should be quick: a busy computer isn't slow each time."""


@contextlib.contextmanager
def silence(family: int, host: str) -> Iterator[int]:
    """Listen with a full queue, where Linux drops what knocks, and give the port."""
    with contextlib.ExitStack() as ending:
        listener = ending.enter_context(socket.socket(family))
        try:
            listener.bind((host, 0))
        except OSError:
            pytest.skip("this computer has no IPv6")
        listener.listen(0)
        place = listener.getsockname()
        for _ in range(3):
            knock = ending.enter_context(socket.socket(family))
            knock.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                knock.connect(place)
        yield place[1]


@pytest.fixture
def silent() -> Iterator[Address]:
    """An IPv6 address that drops packets."""
    with silence(socket.AF_INET6, "::1") as port:
        yield (socket.AF_INET6, socket.SOCK_STREAM, 0, "", ("::1", port, 0, 0))


@pytest.fixture
def good() -> Iterator[Address]:
    """An IPv4 address that answers."""
    with serving() as port:
        yield (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))


def took(addresses: Addresses, host: str = "cms.example") -> float:
    began = time.monotonic()
    addresses.connect(host, 443, 5).close()
    return time.monotonic() - began


def quickest(act: Callable[[int], float]) -> float:
    return min(map(act, range(TIMES)))


def test_ipv6_that_leads_nowhere_costs_a_moment_and_only_once(
    silent: Address, good: Address
) -> None:
    fresh = [Addresses(lambda *_: [silent, good]) for _ in range(TIMES)]
    assert ATTEMPT_DELAY <= quickest(lambda number: took(fresh[number])) < COSTS
    addresses = fresh[0]
    assert quickest(lambda _: took(addresses)) < ATTEMPT_DELAY / 2
    # the same IPv6
    assert quickest(lambda number: took(addresses, f"{number}.example")) < ATTEMPT_DELAY / 2


def test_after_some_minutes_it_is_tried_again(silent: Address, good: Address) -> None:
    now = [0.0]
    addresses = Addresses(lambda *_: [silent, good], lambda: now[0])
    took(addresses)
    now[0] = MEMORY + 1
    assert took(addresses) >= ATTEMPT_DELAY


def test_a_family_that_is_refused_costs_nothing(good: Address) -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as closing:
        place = closing.getsockname()
    refusing = (socket.AF_INET6, socket.SOCK_STREAM, 0, "", place)
    fresh = [Addresses(lambda *_: [refusing, good]) for _ in range(TIMES)]
    assert quickest(lambda number: took(fresh[number])) < ATTEMPT_DELAY / 2


def test_what_was_remembered_is_given_up_where_it_does_not_lead_any_more(
    silent: Address, good: Address
) -> None:
    found: list[Address] = [silent, good]
    addresses = Addresses(lambda *_: found)
    took(addresses)
    with (
        socket.create_server(("::1", 0), family=socket.AF_INET6) as listener,
        silence(socket.AF_INET, "127.0.0.1") as quiet,
    ):
        found[:] = [
            (socket.AF_INET6, socket.SOCK_STREAM, 0, "", listener.getsockname()),
            (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", quiet)),
        ]
        assert took(addresses) >= ATTEMPT_DELAY
        assert took(addresses) < ATTEMPT_DELAY / 2


def test_the_limit_holds_for_all_addresses_together(silent: Address) -> None:
    def give_up(_: int) -> float:
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            Addresses(lambda *_: [silent] * 4).connect("cms.example", 443, 0.6)
        return time.monotonic() - began

    assert quickest(give_up) < 1.0


def test_where_each_address_refuses_the_reason_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        place = closing.getsockname()
    refusing = (socket.AF_INET, socket.SOCK_STREAM, 0, "", place)
    with pytest.raises(ConnectionRefusedError):
        Addresses(lambda *_: [refusing]).connect("cms.example", 443, 5)


def knocked(silent: Address, knocking: threading.Event) -> Sequence[Address]:
    knocking.set()
    return [silent]


def test_connecting_is_broken_off_at_once_and_nothing_was_sent(silent: Address) -> None:
    knocking = threading.Event()
    ended: list[tuple[bool, float]] = []

    def ask() -> None:
        with pytest.raises(NotSentError, match="broken off"), our_errors(connections.was_sent):
            connections.session().get("https://cms.example/", timeout=30)
        ended.append((connections.was_sent(), time.monotonic()))

    connections = Connections(addresses=Addresses(lambda *_: knocked(silent, knocking)))
    thread = threading.Thread(target=ask)
    thread.start()
    assert knocking.wait(10)
    began = time.monotonic()
    connections.close()
    thread.join(10)
    [(sent, at)] = ended
    assert (sent, at - began < 10) == (False, True)  # and not the 30 s of the request


def test_a_session_connects_this_way(silent: Address, good: Address) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int) -> Sequence[Address]:
        asked.append(f"{host}:{port}")
        return [silent, good]

    connections = Connections(addresses=Addresses(look_up))
    assert connections.session().get("http://cms.example:81/", timeout=5).text == "hello"
    assert (asked, connections.was_sent()) == (["cms.example:81"], True)


def test_the_system_looks_names_up() -> None:
    assert ("127.0.0.1", 80) in [place[:2] for *_, place in resolve("localhost", 80)]
