"""What `read` makes of web addresses, against a real server on this machine."""

import gzip
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

import httpx
import pytest

from index.errors import BrokenRecord, SourceError, UnreadableSource
from index.model import Draft, Problem
from index.sources import Found, read, reading, size, web
from index.sources.feeds import is_feed, read_feed

PORT = (Path(__file__).parent / "data" / "port.html").read_bytes()
FIRST = "قالت بلدية المدينة إن مكتبة الحي الشرقي ستفتح أبوابها للقراء مساء كل خميس من الشهر المقبل."
SECOND = "وأضافت مديرة المكتبة أن المتطوعين رتبوا أكثر من تسعة آلاف كتاب خلال أسبوعين."
PAGE = (
    "<html><head><title>المكتبة تفتح مساء</title></head><body><article>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
LONG = "".join(f"<p>{FIRST} {SECOND}</p>" for _ in range(3))
HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml"
ATOM = "application/atom+xml"


class Server:
    """A web server whose answers a test lays out by path."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.let_go = threading.Event()
        serving = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                serving.asked.append(self.path)
                serving.headers.append(dict(self.headers))
                if self.path == "/slow":
                    serving.let_go.wait(10)
                    self.close_connection = True
                    return
                status, headers, body = serving.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if headers.get("Transfer-Encoding") == "chunked":
                    self.end_headers()
                    self._send_chunks(body)
                    return
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                self.close_connection = "Content-Length" in headers

            def _send_chunks(self, body: bytes) -> None:
                try:
                    for start in range(0, len(body), 10_000):
                        piece = body[start : start + 10_000]
                        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                    self.wfile.write(b"0\r\n\r\n")
                except OSError:  # the reader has had enough
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def lay(self, path: str, kind: str, body: str | bytes, status: int = 200, **more: str) -> str:
        raw = body.encode() if isinstance(body, str) else body
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        if kind:
            headers["Content-Type"] = kind
        self.answers[path] = (status, headers, raw)
        return self.url(path)

    def close(self) -> None:
        self.let_go.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    made = Server()
    yield made
    made.close()


def one(url: str) -> Draft:
    (found,) = read(url)
    assert isinstance(found, Draft), found
    return found


def refusal(found: Iterator[Found]) -> UnreadableSource:
    (error,) = found
    assert isinstance(error, UnreadableSource)
    return error


def drafts(found: list[Found]) -> list[Draft]:
    return [item for item in found if isinstance(item, Draft)]


def rss(*items: str, title: str = "صحيفة المنارة") -> str:
    return (
        '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>https://manara.example/</link>{''.join(items)}"
        "</channel></rss>"
    )


def item(summary: str, link: str = "", guid: str = "", more: str = "") -> str:
    link = link and f"<link>{link}</link>"
    guid = guid and f'<guid isPermaLink="false">{guid}</guid>'
    return (
        f"<item><title>المكتبة تفتح مساء</title>{link}{guid}"
        f"<description>{escape(summary)}</description>{more}</item>"
    )


def test_a_page_with_what_it_says_about_itself(server: Server) -> None:
    draft = one(server.lay("/port", HTML, PORT))
    assert draft.title == "إعادة فتح ميناء المدينة القديمة أمام الصيادين"
    assert (draft.outlet, draft.author) == ("صحيفة الساحل", "ليلى حداد")
    assert draft.url == "https://sahel.example/news/2021/port-reopens"
    assert draft.origin == server.url("/port")
    assert server.headers[0]["User-Agent"].startswith("khabar/")


def test_the_address_after_redirects_is_the_articles(server: Server) -> None:
    server.lay("/new", HTML, PAGE)
    server.lay("/mid", "", b"", 302, Location="/new#top")
    draft = one(server.lay("/old", "", b"", 301, Location=server.url("/mid")))
    assert draft.url == server.url("/new")
    assert draft.text == f"{FIRST}\n{SECOND}"


def test_a_page_in_windows_1256(server: Server) -> None:
    url = server.lay("/a", "text/html; charset=windows-1256", PAGE.encode("cp1256"))
    assert one(url).text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/octet-stream", "", "text/xml", "application/xhtml+xml"]
)
def test_a_page_is_known_by_its_beginning_where_its_kind_is_vague(
    server: Server, kind: str
) -> None:
    draft = one(server.lay("/a", kind, PAGE))
    assert (draft.text, draft.url) == (f"{FIRST}\n{SECOND}", server.url("/a"))


def test_a_text(server: Server) -> None:
    draft = one(server.lay("/a.txt", "text/plain", f"{FIRST}\n\n{SECOND}"))
    assert (draft.text, draft.url) == (f"{FIRST}\n{SECOND}", server.url("/a.txt"))


@pytest.mark.parametrize("kind", ["application/json", "application/x-ndjson", "text/plain"])
def test_json_lines_and_their_faults(server: Server, kind: str) -> None:
    lines = f"{json.dumps({'text': FIRST})}\nnonsense\n{json.dumps({'text': SECOND})}\n"
    url = server.lay("/a", kind, lines)
    first, broken, second = read(url)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.text, second.text, first.url) == (FIRST, SECOND, None)
    assert isinstance(broken, BrokenRecord)
    assert broken.line == 2


def test_packed_json_lines(server: Server) -> None:
    packed = gzip.compress(json.dumps({"text": FIRST}).encode() + b"\n")
    assert one(server.lay("/a.jsonl.gz", "application/gzip", packed)).text == FIRST
    url = server.lay("/a.jsonl", "application/x-ndjson", packed, Content_Encoding="gzip")
    assert one(url).text == FIRST


def test_bytes_are_counted(server: Server) -> None:
    seen: list[int] = []
    url = server.lay("/a", HTML, PAGE)
    assert list(read(url, on_bytes=seen.append))
    assert seen[-1] == len(PAGE.encode())
    assert size(url) is None


@pytest.mark.parametrize(
    ("kind", "body", "status", "reason"),
    [
        (HTML, PAGE, 404, "answered 404 Not Found"),
        (HTML, PAGE, 500, "answered 500 Internal Server Error"),
        (HTML, PAGE, 302, "answered 302 Found"),
        ("image/png", b"\x89PNG", 200, "is of a kind that is not read (image/png)"),
        ("", b"\x89PNG\r\n", 200, "is a binary file (PNG), not text"),
        (HTML, "<html><body><nav>الرئيسية</nav></body></html>", 200, "has no article text"),
        (HTML, "", 200, "is empty"),
        (RSS, "", 200, "is empty"),
        (RSS, rss(), 200, "is a feed without entries"),
        (RSS, "<html><body><p>خبر</p></body></html>", 200, "is not a feed"),
    ],
)
def test_what_is_refused(
    server: Server, kind: str, body: str | bytes, status: int, reason: str
) -> None:
    url = server.lay("/a", kind, body, status)
    assert str(refusal(read(url))) == f"{url}: {reason}"


def test_a_feed_that_is_broken_from_its_beginning(server: Server) -> None:
    url = server.lay("/a", RSS, "<rss version='2.0'><channel></rss>")
    assert refusal(read(url)).reason == "is a broken feed (mismatched tag, line 1)"


def test_too_many_redirects(server: Server) -> None:
    url = server.lay("/round", "", b"", 302, Location="/round")
    assert refusal(read(url)).reason == "redirects too often"


def test_a_redirect_out_of_the_web(server: Server) -> None:
    url = server.lay("/a", "", b"", 302, Location="ftp://127.0.0.1/a")
    assert refusal(read(url)).reason == "redirects to what is neither http nor https"


def test_too_large(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    for kind in (HTML, RSS, "text/plain", "application/json"):
        url = server.lay("/a", kind, b"[" * 3_000_000, Transfer_Encoding="chunked")
        assert refusal(read(url)).reason == "is larger than 1 MiB"


def test_an_answer_that_takes_too_long(server: Server) -> None:
    found = web.read_web(
        server.url("/slow"),
        lambda _chunks, _source: iter(()),
        limit=1_000,
        on_bytes=lambda _count: None,
        timeout=httpx.Timeout(0.1),
    )
    assert refusal(found).reason == "took too long"


def test_an_answer_that_breaks_off(server: Server) -> None:
    url = server.lay("/a", HTML, PAGE, Content_Length="100000")
    assert refusal(read(url)).reason.startswith("broke off (peer closed connection")
    line = json.dumps({"text": FIRST}) + "\n"
    url = server.lay("/b", "application/x-ndjson", line, Content_Length="100000")
    draft, error = read(url)
    assert isinstance(draft, Draft)
    assert isinstance(error, BrokenRecord)
    assert error.line == 2


def test_damaged_compression(server: Server) -> None:
    url = server.lay("/a", HTML, b"no gzip", Content_Encoding="gzip")
    assert refusal(read(url)).reason.startswith("broke off (")


def test_a_refused_connection(server: Server) -> None:
    assert server.host
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a"
    assert str(refusal(read(url))) == f"{url}: could not be reached (connection refused)"


@pytest.mark.parametrize(
    "url", ["http://", "http:///a", "https://[::1/a", "http://a b/", "http://127.0.0.1:x/"]
)
def test_what_is_no_address(url: str) -> None:
    assert str(refusal(read(url))) == f"{url}: is not a web address"


def test_other_schemes_are_not_addresses() -> None:
    assert refusal(read("ftp://127.0.0.1/a.txt")).reason == "does not exist"


def test_a_password_is_used_and_never_shown(server: Server) -> None:
    hidden = f"http://laila:s3cret@{server.host}"
    url = server.lay("/a", HTML, PAGE)
    draft = one(f"{hidden}/a")
    assert server.headers[0]["Authorization"].startswith("Basic ")
    assert (draft.url, draft.origin) == (url, url)
    assert str(refusal(read(f"{hidden}/none"))) == f"{server.url('/none')}: answered 404 Not Found"
    assert "s3cret" not in str(refusal(read("http://laila:s3cret/@127.0.0.1/a")))
    server.lay("/feed", RSS, rss(item("موجز", f"{hidden}/gone"), item(LONG, f"{hidden}/x")))
    broken, draft_of_feed = read(f"{hidden}/feed")
    assert "s3cret" not in f"{broken!r} {broken} {draft_of_feed!r}"


def test_rss_with_whole_articles(server: Server) -> None:
    more = (
        "<dc:creator>ليلى حداد</dc:creator><pubDate>Sun, 14 Mar 2021 09:30:00 +0200</pubDate>"
        f"<content:encoded>{escape(f'<p>{FIRST}</p><figure>صورة</figure><div>{SECOND}<br>وختم.</div>')}"
        "</content:encoded>"
    )
    feed = rss(item("موجز قصير", "https://manara.example/1", "id-1", more), item(LONG))
    url = server.lay("/feed", RSS, feed)
    first, second = drafts(list(read(url)))
    assert first == Draft(
        text=f"{FIRST}\n{SECOND}\nوختم.",
        title="المكتبة تفتح مساء",
        outlet="صحيفة المنارة",
        author="ليلى حداد",
        published="2021-03-14T07:30:00+00:00",
        url="https://manara.example/1",
        external_id="id-1",
        origin=f"{url}, entry 1",
    )
    assert second.text.split("\n") == [f"{FIRST} {SECOND}"] * 3
    assert (second.url, second.external_id, second.published) == (None, None, None)
    assert server.asked == ["/feed"]


ATOM_FEED = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>المنارة</title>
<entry><title type="html">المكتبة &lt;b&gt;تفتح&lt;/b&gt; مساء</title>
<id>tag:manara.example,2021:1</id>
<link href="/news/1"/><updated>2021-03-14T09:30:00+02:00</updated>
<author><name>ليلى حداد</name><email>l@manara.example</email></author>
<content type="html">{escape(f"<p>{FIRST}</p><p>{SECOND}</p>")}</content></entry></feed>"""


@pytest.mark.parametrize("kind", [ATOM, "application/xml", "text/xml", "text/plain", HTML, ""])
def test_atom_whatever_the_server_calls_it(server: Server, kind: str) -> None:
    draft = one(server.lay("/feed/", kind, ATOM_FEED))
    assert (draft.title, draft.outlet) == ("المكتبة تفتح مساء", "المنارة")
    assert (draft.author, draft.published) == ("ليلى حداد", "2021-03-14T07:30:00+00:00")
    assert (draft.url, draft.external_id) == (server.url("/news/1"), "tag:manara.example,2021:1")
    assert draft.text == f"{FIRST}\n{SECOND}"


def test_a_feed_in_windows_1256(server: Server) -> None:
    feed = rss(item(LONG)).replace('"1.0"?', '"1.0" encoding="windows-1256"?', 1)
    assert one(server.lay("/feed", RSS, feed.encode("cp1256"))).text.startswith(FIRST)


def test_the_page_is_read_where_an_entry_only_announces_it(server: Server) -> None:
    page = server.lay("/1", HTML, PAGE)
    server.lay("/short", "", b"", 302, Location="/1")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>المنارة</title><entry><title>افتتاح'
        f'</title><id>a</id><link href="{server.url("/short")}"/><summary>{FIRST}</summary>'
        "</entry></feed>"
    )
    for draft in (
        one(server.lay("/feed", RSS, rss(item(FIRST, page, "a")))),
        one(server.lay("/atom", ATOM, atom)),
    ):
        assert (draft.text, draft.url) == (f"{FIRST}\n{SECOND}", page)
        assert draft.external_id == "a"
        assert draft.title in {"المكتبة تفتح مساء", "افتتاح"}
        assert draft.outlet in {"صحيفة المنارة", "المنارة"}


def test_an_entry_whose_page_is_missing_is_left_out_alone(server: Server) -> None:
    page, image = server.lay("/1", HTML, PAGE), server.lay("/2", "image/png", b"")
    entries = [item(FIRST, server.url("/none")), item(FIRST, image), item(""), item(FIRST, page)]
    url = server.lay("/feed", RSS, rss(*entries, item(SECOND)))
    missing, picture, empty, linked, short = read(url)
    assert [str(error) for error in (missing, picture, empty)] == [
        f"{url}, line 1: the page {server.url('/none')} answered 404 Not Found",
        f"{url}, line 2: the page {image} is of a kind that is not read (image/png)",
        f"{url}, line 3: has neither a text nor a link",
    ]
    assert isinstance(missing, BrokenRecord)
    assert isinstance(linked, Draft)
    assert isinstance(short, Draft)
    assert (linked.text, short.text) == (f"{FIRST}\n{SECOND}", SECOND)


def test_only_so_many_pages_are_fetched(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PAGES_A_FEED", 2)
    page = server.lay("/1", HTML, PAGE)
    feed = rss(*[item(FIRST, page)] * 3, item("", page), item(LONG, page))
    found = list(read(server.lay("/feed", RSS, feed)))
    assert server.asked == ["/feed", "/1", "/1"]
    assert [draft.text for draft in drafts(found)[:3]] == [f"{FIRST}\n{SECOND}"] * 2 + [FIRST]
    assert isinstance(found[3], Problem)
    assert (found[3].line, found[3].left_out) == (3, False)
    assert isinstance(found[4], BrokenRecord)
    assert isinstance(found[5], Draft)


def test_a_feed_that_breaks_off_gives_what_came_before(server: Server) -> None:
    feed = rss(item(LONG), item(LONG)).removesuffix("</channel></rss>")
    found = list(read(server.lay("/feed", RSS, feed)))
    assert [draft.text.count(FIRST) for draft in drafts(found)] == [3, 3]
    (notice,) = (each for each in found if isinstance(each, Problem))
    assert not notice.left_out
    assert notice.reason.startswith("is a broken feed (")
    assert not [each for each in found if isinstance(each, SourceError)]


def test_links_of_other_schemes_are_never_followed(server: Server) -> None:
    feed = rss(item("", "file:///etc/hostname"), item(SECOND, "javascript:alert(1)"))
    broken, draft = read(server.lay("/feed", RSS, feed))
    assert isinstance(broken, BrokenRecord)
    assert isinstance(draft, Draft)
    assert (draft.text, draft.url) == (SECOND, None)


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("الأحد 19 نوفمبر 2017", "2017-11-19"),
        ("2017-11-19T20:15:00+03:00", "2017-11-19T17:15:00+00:00"),
        ("14 Rajab 1442", None),
        ("قريبا", None),
    ],
)
def test_dates_of_entries(date: str, published: str | None) -> None:
    feed = rss(item(LONG, more=f"<pubDate>{date}</pubDate>"))
    (entry,) = read_feed(feed.encode(), "https://manara.example/feed", "feed").entries
    assert entry.draft.published == published


def test_the_feeds_own_footer_and_addresses_for_mail_are_left_out() -> None:
    footer = "<p>ظهرت المقالة <a href='/1'>المكتبة</a> أولاً على <a href='/'>المنارة</a>.</p>"
    mail = "news@manara.example"
    authors = (mail, f"{mail} (ليلى حداد)", f"ليلى حداد &lt;{mail}&gt;", "ليلى (بيروت)")
    items = [item(LONG + footer, more=f"<author>{author}</author>") for author in authors]
    entries = read_feed(rss(*items).encode(), "https://manara.example/feed", "feed").entries
    assert all(entry.draft.text.endswith(SECOND) for entry in entries)
    found = [entry.draft.author for entry in entries]
    assert found == [None, "ليلى حداد", "ليلى حداد", "ليلى (بيروت)"]


def test_a_beginning_that_never_becomes_a_feed_is_told_at_once() -> None:
    assert not is_feed(b"<??>" * 256)
    assert not is_feed(b"<!---->" * 150)
