import gzip
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from index.errors import BrokenRecord, SourceError, UnreadableSource
from index.model import Draft
from index.sources import Found, read, reading, size
from index.sources.jsonfiles import LINE_LIMIT

DATA = Path(__file__).parent / "data"


class Sorted:
    """What a reader found, by kind, in order."""

    def __init__(self, found: Iterable[Found]) -> None:
        everything = list(found)
        self.drafts = [one for one in everything if isinstance(one, Draft)]
        self.errors = [one for one in everything if isinstance(one, SourceError)]

    @property
    def texts(self) -> list[str]:
        return [draft.text for draft in self.drafts]


def line(text: str, **fields: object) -> bytes:
    return json.dumps({"text": text, **fields}, ensure_ascii=False).encode() + b"\n"


MANY = b"".join(line(f"خبر رقم {number}") for number in range(2_000))


def from_stdin(raw: bytes) -> Sorted:
    return Sorted(read("-", stdin=io.BytesIO(raw)))


def test_a_folder_is_read_in_order_hidden_and_unknown_files_aside(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden.txt", ".git/x.txt", "notes.docx", "c.TXT"):
        (tmp_path / name).write_text(f"قال {name}.")
    found = Sorted(read(str(tmp_path)))
    assert found.texts == ["قال a.txt.", "قال c.TXT.", "قال b/2.txt."]
    assert found.drafts[0].origin == str(tmp_path / "a.txt")
    assert not found.errors


def test_bytes_are_counted_over_all_files_of_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(MANY)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(MANY))
    (tmp_path / "c.txt").write_bytes(b"\x00" * 500_000)
    seen: list[int] = []
    assert len(Sorted(read(str(tmp_path), on_bytes=seen.append)).drafts) == 4_000
    assert seen == sorted(set(seen))
    assert seen[-1] == size(str(tmp_path))


def test_sizes(tmp_path: Path) -> None:
    assert size("-") is None
    assert size(str(tmp_path / "none.txt")) is None
    assert size(str(tmp_path)) == 0


def test_a_truncated_gzip_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(MANY)[:-2_000])
    found = Sorted(read(str(path)))
    count = len(found.drafts)
    assert 100 < count < 2_000
    assert found.texts == [f"خبر رقم {number}" for number in range(count)]
    (error,) = found.errors
    assert isinstance(error, BrokenRecord)
    assert str(error) == f"{path}, line {count + 1}: the gzip data end too early"


def test_a_damaged_gzip_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(MANY) + gzip.compress(MANY)[:-8] + b"\0" * 8)
    found = Sorted(read(str(path)))
    assert 2_000 < len(found.drafts) < 4_000
    assert [error.reason for error in found.errors] == ["the gzip data are damaged from here on"]


def test_gzip_members_and_padding_are_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(line("أول")) + b"\0\0" + gzip.compress(line("ثان")) + b"\0")
    assert Sorted(read(str(path))).texts == ["أول", "ثان"]


def test_an_overlong_line_is_left_out_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line("أول") + line("ا" * LINE_LIMIT) + line("ثالث"))
    found = Sorted(read(str(path)))
    assert found.texts == ["أول", "ثالث"]
    assert [str(error) for error in found.errors] == [f"{path}, line 2: is longer than 8 MiB"]


def test_a_stream_of_lines_is_never_held_as_a_whole() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return line("خبر") * ((size or 0) // 20)

    found: Iterator[object] = read("-", stdin=Endless())
    assert all(isinstance(next(found), Draft) for _ in range(100_000))


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    for name in ("a.txt", "b.md", "c.html", "d.json"):
        (tmp_path / name).write_bytes(b"[" * 2_000_000)
    found = Sorted(read(str(tmp_path)))
    assert [error.reason for error in found.errors] == ["is larger than 1 MiB"] * 4


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")])
def test_lines_in_utf_16_and_windows_1256_are_read(
    tmp_path: Path, encode: Callable[[str], bytes]
) -> None:
    text = line("قالت الوزارة").decode() + line("نفى الوزير").decode()
    (tmp_path / "a.jsonl").write_bytes(encode(text))
    (tmp_path / "b.jsonl").write_bytes(text.encode("cp1256"))
    assert Sorted(read(str(tmp_path))).texts == ["قالت الوزارة", "نفى الوزير"] * 2


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        ('{"text": "أول"}', ["أول"]),
        ('[{"text": "أول"}, {"text": "ثان"}]', ["أول", "ثان"]),
        ('{\n "articles": [\n  {"text": "أول"},\n  {"text": "ثان"}\n ]\n}', ["أول", "ثان"]),
        ('{"articles": [{"text": "أول"}]}', ["أول"]),
        ('{"text": "أول"}\n{"text": "ثان"}\n', ["أول", "ثان"]),
        ('{"text": "أول"\n{"text": "ثان"}\n', ["ثان"]),
        ('\ufeff\n{"text": "أول"}\n\n{"text": "ثان"}', ["أول", "ثان"]),
    ],
)
def test_json_and_jsonl_are_told_apart(tmp_path: Path, document: str, texts: list[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(document)
    assert Sorted(read(str(path))).texts == texts
    assert from_stdin(document.encode()).texts == texts
    assert from_stdin(gzip.compress(document.encode())).texts == texts


def test_a_page_and_a_text_come_in_by_standard_input() -> None:
    (article,) = from_stdin((DATA / "port.html").read_bytes()).drafts
    assert article.outlet == "صحيفة الساحل"
    (article,) = from_stdin((DATA / "bridge.txt").read_bytes()).drafts
    assert article.title == "ترميم جسر الرمانة ينهي مرحلته الأولى وسط شكوك"
    (article,) = from_stdin("قال الوزير إن العمل انتهى.".encode("utf-16")).drafts
    assert (article.text, article.origin) == ("قال الوزير إن العمل انتهى.", "-")


def test_a_reader_that_is_stopped_early_closes_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(MANY)
    found = read(str(path))
    next(found)
    del found


def test_a_system_error_is_said_in_its_words() -> None:
    (error,) = read("/proc/self/mem.txt")
    assert isinstance(error, UnreadableSource)
    assert error.reason == "does not exist"


def test_a_text_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("خبر")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        (error,) = read(str(path))
        assert str(error) == f"{path}: cannot be read (permission denied)"
    else:
        pytest.skip("this user may read every file")
    finally:
        path.chmod(0o600)
