"""Sessions, sockets and errors of the HTTP library: the only place that turns its errors into ours.

What has to be known exactly after a failure is whether the request can have reached the server.
"""

from __future__ import annotations

import contextlib
import logging
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from weakref import WeakSet

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from trackman import __version__
from trackman.dato.connection_faults import connection_fault
from trackman.dato.happy_eyeballs import Addresses
from trackman.domain.errors import (
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    UnreadableAnswerError,
)

# Its warnings name whole addresses, and those of the storage are signed.
logging.getLogger("urllib3").setLevel(logging.ERROR)
_ADDRESSES = Addresses()
"""One for all hosts, so that each learns from the others."""
_LONGEST_IDLE = 45.0  # seconds; after that, routers forget a connection without saying so


class BearerAuth(AuthBase):
    """Add the token; given as an auth object so that a `~/.netrc` cannot replace it."""

    def __init__(self, token: Callable[[], str]) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Sign one request."""
        request.headers["Authorization"] = f"Bearer {self._token()}"
        return request


class NoAuth(AuthBase):
    """Sign nothing; without it a `~/.netrc` would be looked into."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Leave the request as it is."""
        return request


class Connections:
    """One session a thread, and every connection they open, so that all can be broken off.

    With a token they speak to the API; without one, to a host that must not get it.
    """

    def __init__(self, token: str | None = None, addresses: Addresses = _ADDRESSES) -> None:
        self.token = token
        self._addresses = addresses
        self._open: WeakSet[_Tracked] = WeakSet()
        self._lock = threading.Lock()
        self._local = threading.local()

    def session(self) -> requests.Session:
        """Return this thread's session; sessions are not documented as thread-safe."""
        session: requests.Session | None = getattr(self._local, "session", None)
        now = time.monotonic()
        if session is None:
            session = self._local.session = self._new_session()
        elif now - self._local.used > _LONGEST_IDLE:
            session.close()  # it opens anew by itself
        self._local.used = now
        self._local.sent = False
        return session

    def was_sent(self) -> bool:
        """Tell whether this thread's last request began to leave on an open connection."""
        return bool(getattr(self._local, "sent", False))

    def close(self) -> None:
        """Break off all connections; whoever waits for an answer gets an error at once."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            connection.unwanted = True
            with contextlib.suppress(OSError, AttributeError):  # it may be closing by itself
                connection.sock.shutdown(socket.SHUT_RDWR)

    def _new_session(self) -> requests.Session:
        session = _Session()
        session.headers["User-Agent"] = f"trackman/{__version__}"
        if self.token is None:
            session.auth = NoAuth()
        else:
            session.auth = BearerAuth(lambda: self.token or "")
            session.headers.update({"Accept": "application/json", "X-Api-Version": "3"})
        adapter = _Adapter(self._track)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session

    def _track(self, kind: Callable[..., Any]) -> Callable[..., _Tracked]:
        """Return what makes connections of a kind that are known here."""

        tracked = _tracked(kind)

        def make(*args: Any, **options: Any) -> _Tracked:
            connection: _Tracked = tracked(*args, **options)
            connection.addresses = self._addresses
            connection.leaving = self._note_sent
            with self._lock:
                self._open.add(connection)
            return connection

        return make

    def _note_sent(self) -> None:
        self._local.sent = True


class _Tracked(urllib3.connection.HTTPConnection):
    """A connection that tells when a request leaves on it."""

    addresses: Addresses
    leaving: Callable[[], None]
    unwanted = False
    """True once it was broken off; read while it is being made, too."""

    def request(self, *args: Any, **options: Any) -> None:
        """Send a request."""
        self.leaving()
        super().request(*args, **options)


class _Direct(_Tracked):
    """A tracked connection to a server or to a proxy that speaks HTTP."""

    def _new_conn(self) -> socket.socket:
        """Connect; the errors are those urllib3 would raise here."""
        options, timeout = self.socket_options or (), self.timeout
        try:
            return self.addresses.connect(
                self._dns_host.strip("[]"),
                self.port,
                timeout if isinstance(timeout, (int, float)) else None,
                options,
                lambda: self.unwanted,
            )
        except socket.gaierror as error:
            raise urllib3.exceptions.NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise urllib3.exceptions.ConnectTimeoutError(self, "no answer") from error
        except (OSError, UnicodeError) as error:  # a host may have a label no name can have
            raise urllib3.exceptions.NewConnectionError(self, str(error)) from error


@cache
def _tracked(kind: Callable[..., Any]) -> type[Any]:
    """Return a kind of connection with what is tracked; PySocks goes its own way to a proxy."""
    direct = kind in {urllib3.connection.HTTPConnection, urllib3.connection.HTTPSConnection}
    bases: tuple[Any, ...] = (_Direct if direct else _Tracked, kind)
    return type("Tracked", bases, {})


class _Session(requests.Session):
    """A session that leaves redirects alone.

    Even when told not to follow one, requests reads its whole body and takes its address apart.
    """

    def get_redirect_target(self, _: requests.Response) -> str | None:
        """Return None: where a redirect leads is for others to decide."""
        return None


class _Adapter(HTTPAdapter):
    """An adapter that tells of each connection it makes. It never repeats a request."""

    def __init__(self, track: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        super().__init__(max_retries=0)
        self._track = track

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, ssl_context=system_trust(), **options)

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        """Return the pools of connections through a proxy."""
        return super().proxy_manager_for(proxy, ssl_context=system_trust(), **options)

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        """Return the pool for a request, made to report its new connections."""
        pool: Any = super().get_connection_with_tls_context(*args, **options)
        pool.ConnectionCls = self._track(type(pool).ConnectionCls)
        return pool


def connected(host: str, port: int, timeout: float, unwanted: Callable[[], bool]) -> socket.socket:
    """Return a socket straight to a host; raises OSError."""
    return _ADDRESSES.connect(host, port, timeout, unwanted=unwanted)


@cache
def system_trust() -> ssl.SSLContext:
    """Return what certificates are checked by: the authorities the system trusts.

    A company's own, as its inspecting proxy uses, is among them. requests adds those of certifi, or
    the file that `REQUESTS_CA_BUNDLE` names.
    """
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@contextlib.contextmanager
def our_errors(was_sent: Callable[[], bool]) -> Iterator[None]:
    """Translate every error of requests and urllib3."""
    try:
        yield
    except (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError) as error:
        raise UnreadableAnswerError("damaged compression", 200) from error
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise _ours(error, was_sent()) from error


def _ours(error: Exception, sent: bool) -> DatoError:
    if isinstance(error, requests.exceptions.SSLError) and not sent:
        return InsecureConnectionError(told(error), connection_fault(error))
    if not sent or isinstance(_reason(error), _NEVER_CONNECTED):
        return NotSentError(told(error), connection_fault(error))
    return LostAnswerError(told(error))


def told(error: Exception) -> str:
    """Return what the first cause of an error says, without the password of a proxy."""
    return _SECRET.sub("://…@", str(_root(error)))


_SECRET = re.compile(r"://\S*@")
_NEVER_CONNECTED = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
)


def _reason(error: Exception) -> object:
    """Return what urllib3 gave as the reason of a failed connection, if that is what it was."""
    inner = error.args[0] if error.args else None
    if isinstance(inner, urllib3.exceptions.MaxRetryError):
        inner = inner.reason
    # It blames the proxy for an answer that was lost behind one, too.
    return inner.original_error if isinstance(inner, urllib3.exceptions.ProxyError) else inner


def _root(error: BaseException) -> BaseException:
    """Return the first cause, which says it in the fewest words."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    return error
