"""What strangers give to fetch, against real servers on this machine."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from index import Caution, gather_address, gather_file
from index.model import Problem
from index.sources.guarded import Address, GuardedTransport, is_public, resolve
from index.sources.refusal import Refusal

TEXT = "قالت البلدية إن الجسر الجديد سيفتح للمشاة والدراجات صباح الأحد بعد أعمال دامت عامين."
PAGE = f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()
CAUTION = Caution(size=1 << 20, articles=3)
OPEN = Caution(size=1 << 20, articles=3, internal=True)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        place, _, target = self.path.partition("?")
        if place == "/to":
            self.send_response(302)
            self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif place == "/drip":
            self._drip()
        elif place == "/packed":
            self._send("application/gzip", gzip.compress(PAGE))
        elif place == "/lines":
            self._send("application/x-ndjson", b'{"text": "a b c"}\n' * int(target))
        else:
            self._send("text/html", PAGE)

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Send a header that never ends, a letter at a time."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        serving = threading.Thread(target=http.serve_forever, daemon=True)
        serving.start()
        yield http.server_address[1]
        http.shutdown()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.64.0.1", "192.0.2.5", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "::", "::1", "fe80::1", "fe80::1%1", "fc00::1", "fd00:ec2::254"),
        *("ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
        *("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::1"),
        *("2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1", "64:ff9b:1::1"),
    ],
)
def test_what_is_not_of_the_public_internet(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "149.154.167.99", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_what_is_of_the_public_internet(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "127.1"]
)
def test_this_machine_is_not_reached_however_it_is_written(port: int, host: str) -> None:
    gathered = gather_address(f"http://{host}:{port}/", CAUTION)
    [problem] = gathered.problems
    assert not gathered.drafts
    assert problem.reason == "leads into a network that is not public"


def only_the_first(address: Address) -> bool:
    return str(address) == "127.0.0.1"


def fetch(url: str, transport: GuardedTransport) -> httpx.Response:
    with httpx.Client(transport=transport, follow_redirects=True) as client:
        return client.get(url)


def test_a_redirect_into_the_network_is_not_followed(port: int) -> None:
    home = f"http://127.0.0.1:{port}"
    assert fetch(f"{home}/to?{home}/page", GuardedTransport(5, only_the_first)).content == PAGE
    with pytest.raises(Refusal, match="not public"):
        fetch(f"{home}/to?http://127.0.0.2:{port}/page", GuardedTransport(5, only_the_first))


def test_a_name_that_leads_elsewhere_the_second_time_is_found_out(port: int) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    transport = GuardedTransport(5, only_the_first, lambda _host, _port: next(answers))
    with httpx.Client(transport=transport) as client:
        headers = {"Connection": "close"}
        assert client.get(f"http://news.example:{port}/", headers=headers).content == PAGE
        with pytest.raises(Refusal, match="not public"):
            client.get(f"http://news.example:{port}/", headers=headers)


def test_a_name_that_leads_to_both_is_refused(port: int) -> None:
    transport = GuardedTransport(5, only_the_first, lambda *_: ["127.0.0.1", "127.0.0.2"])
    with pytest.raises(Refusal, match="not public"):
        fetch(f"http://news.example:{port}/", transport)


def test_the_host_that_was_asked_for_is_told_to_the_server(port: int) -> None:
    transport = GuardedTransport(5, only_the_first, lambda *_: ["127.0.0.1"])
    response = fetch(f"http://news.example:{port}/", transport)
    assert response.request.headers["Host"] == f"news.example:{port}"


def test_a_server_that_drips_is_left_after_the_time_for_all(port: int) -> None:
    with pytest.raises((Refusal, httpx.TimeoutException)):
        fetch(f"http://127.0.0.1:{port}/drip", GuardedTransport(0.3, only_the_first))


def test_a_page_is_gathered_where_it_may_be(port: int) -> None:
    gathered = gather_address(f"http://127.0.0.1:{port}/", OPEN)
    [draft] = gathered.drafts
    assert TEXT in draft.text
    assert draft.url == f"http://127.0.0.1:{port}/"


def test_more_than_is_allowed_is_not_read(port: int) -> None:
    url = f"http://127.0.0.1:{port}/lines?5"
    gathered = gather_address(url, OPEN)
    assert len(gathered.drafts) == 3
    assert gathered.problems == (
        Problem(url, None, "holds more than 3 articles; the rest was not read"),
    )
    small = Caution(size=30, articles=9, internal=True)
    assert "is larger than" in gather_address(url, small).problems[0].reason


def test_what_is_packed_is_not_unpacked_for_strangers(port: int) -> None:
    [problem] = gather_address(f"http://127.0.0.1:{port}/packed", OPEN).problems
    assert problem.reason == "is packed, and is not unpacked here"


def test_a_file_has_the_same_bounds(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(TEXT * 20, encoding="utf-8")
    assert len(gather_file(file, CAUTION).drafts) == 1
    [problem] = gather_file(file, Caution(size=100, articles=1)).problems
    assert problem.reason.startswith("is larger than")


def test_a_file_of_nothing_but_faults_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text("{}\n" * 1000, encoding="utf-8")
    assert len(gather_file(file, CAUTION).problems) == 100


def test_a_name_that_is_not_known_is_said_so() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises(httpx.TransportError, match="not known"):
        fetch("http://nowhere.invalid/", GuardedTransport(5, is_public, nowhere))


def test_names_are_looked_up_as_the_system_does() -> None:
    assert set(resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize("name", ["/etc/hostname", ".", "-", "file:///etc/hostname", ""])
def test_nothing_but_an_address_is_fetched(name: str) -> None:
    assert gather_address(name, OPEN).problems[0].reason == "is not a web address"
