"""A cheap client: one process, raw sockets that stay open, visits written as generators."""

import selectors
import socket
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from time import perf_counter

HEAD_END = b"\r\n\r\n"
CHUNK = 262_144
FAILURE = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    head: bytes
    body: bytes


# A visit yields requests as bytes, is sent the answers, and ends when what it does is done.
Visit = Generator[bytes, Answer, None]


@dataclass
class Tally:
    """What a run did."""

    seconds: float = 0.0
    requests: int = 0
    visits: int = 0
    failures: list[bytes] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    @property
    def visits_a_second(self) -> float:
        """Finished visits a second."""
        return self.visits / self.seconds

    def quantile(self, part: float) -> float:
        """Return the seconds that this part of the answers took at most."""
        return sorted(self.latencies)[int(part * (len(self.latencies) - 1))]


class _Connection:
    """One socket and the visit that uses it now."""

    def __init__(self, address: tuple[str, int], start: Callable[[], Visit]) -> None:
        self.address = address
        self.start = start
        self.received = bytearray()
        self.open()
        self.begin()

    def open(self) -> None:
        """Connect."""
        self.socket = socket.create_connection(self.address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def begin(self) -> None:
        """Start a visit with its first request."""
        self.visit = self.start()
        self.send(next(self.visit))

    def send(self, request: bytes) -> None:
        """Send a request; they are small enough for the socket's buffer."""
        self.sent_at = perf_counter()
        self.socket.sendall(request)

    def receive(self) -> Answer | None:
        """Read what is there; returns the answer once it is whole."""
        piece = self.socket.recv(CHUNK)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self.received += piece
        end = self.received.find(HEAD_END)
        if end < 0:
            return None
        head = bytes(self.received[:end])
        length = length_of(head)
        if len(self.received) < end + len(HEAD_END) + length:
            return None
        body = bytes(self.received[end + len(HEAD_END) :])
        self.received.clear()
        return Answer(int(head[9:12]), head, body)


def length_of(head: bytes) -> int:
    """Return the length that an answer's head states."""
    lower = head.lower()
    place = lower.find(b"content-length:")
    if place < 0:
        raise ValueError(f"an answer without length: {head!r}")
    return int(lower[place + 15 :].split(b"\r\n", 1)[0])


def drive(
    address: tuple[str, int],
    visits: list[Callable[[], Visit]],
    *,
    seconds: float = 0.0,
    count: int = 0,
    afresh: bool = False,
) -> Tally:
    """Keep one connection busy for each starter, for some seconds or a number of visits.

    With `afresh` each visit has a connection of its own, as each person has: the kernel gives a
    connection to a worker by chance, and connections that stay may nearly all stay with one worker.
    """
    tally = Tally()
    began = perf_counter()
    connections = [_Connection(address, start) for start in visits]
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        while _goes_on(tally, began, seconds, count):
            for key, _ in selector.select(timeout=1):
                connection = key.data
                if _ended(connection, tally):
                    if afresh:
                        selector.unregister(connection.socket)
                        connection.socket.close()
                        connection.open()
                        selector.register(connection.socket, selectors.EVENT_READ, connection)
                    connection.begin()
    tally.seconds = perf_counter() - began
    for connection in connections:
        connection.socket.close()
    return tally


def _goes_on(tally: Tally, began: float, seconds: float, count: int) -> bool:
    """Tell whether the run is not over yet."""
    return tally.visits < count if count else perf_counter() - began < seconds


def _ended(connection: _Connection, tally: Tally) -> bool:
    """Take an answer and send what the visit wants next; tell whether the visit is over."""
    answer = connection.receive()
    if answer is None:
        return False
    tally.requests += 1
    tally.latencies.append(perf_counter() - connection.sent_at)
    if answer.status >= FAILURE:
        tally.failures.append(answer.head + HEAD_END + answer.body[:2000])
    try:
        connection.send(connection.visit.send(answer))
    except StopIteration:
        tally.visits += 1
        return True
    return False
