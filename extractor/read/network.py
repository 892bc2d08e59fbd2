"""Connections to public addresses only: a name is resolved, its address checked, and that address connected to.

The check stands where the connection is made, so a redirect or a name that answers differently the second time meets
it again.
"""

from __future__ import annotations

import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressError(Exception):
    """A host that has no address that may be connected to; the message says which it has."""


def is_public(address: Address) -> bool:
    """True for an address of the open internet, also where an IPv6 address carries an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        for inner in (address.ipv4_mapped, address.sixtofour, (address.teredo or (None, None))[1]):
            if inner is not None:
                return is_public(inner)
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast


def checked_addresses(host: str, port: int, *, private: bool = False) -> list[str]:
    """Addresses of `host` that may be connected to, in the resolver's order.

    Raises:
        AddressError: the host has none, or one of them is private, local or reserved (unless `private`).
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"{host} has no address ({error})") from None
    addresses = list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
    for address in addresses:
        if not private and not is_public(ipaddress.ip_address(address)):
            raise AddressError(f"{host} is at {address}, which is not a public address")
    return addresses


class _Deadline:
    """When an answer must be whole; without it a server could send a byte a second for ever."""

    def __init__(self) -> None:
        self.at = math.inf

    def left(self, timeout: float | None) -> float | None:
        """Seconds that one step may take, of `timeout` and what is left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes too long")
        if timeout is None:
            return None if left == math.inf else left
        return min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly its bytes come."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        left = self._deadline.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection itself says."""
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to an address that was checked, never to a name."""

    def __init__(self, private: bool, deadline: _Deadline) -> None:
        self._inner = httpcore.SyncBackend()
        self._private = private
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address of `host` that answers."""
        last: Exception | None = None
        for address in checked_addresses(host, port, private=self._private):
            try:
                left = self._deadline.left(timeout)
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 - given by the interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Never: a URL names no file of this machine."""
        raise AddressError(f"{path} is a local socket")

    def sleep(self, seconds: float) -> None:
        """Wait, as the interface asks."""
        self._inner.sleep(seconds)


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        """End the answer and give its connection back."""
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class Transport(httpx.BaseTransport):
    """The transport of an httpx client whose connections are all checked."""

    def __init__(self, *, private: bool = False) -> None:
        self._deadline = _Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=_Backend(private, self._deadline)
        )

    def ends_in(self, seconds: float) -> None:
        """Let the next answer be whole within `seconds`, from the connection to its last byte."""
        self._deadline.at = time.monotonic() + seconds

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are those of httpcore and AddressError."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.iter_stream()),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
