"""Ten malformed inputs of each form give ten clear errors, and what is good beside them goes in."""

import gzip
import io
import json
from functools import partial
from pathlib import Path

import pytest

from index.errors import SourceError
from index.model import Draft
from index.sources import Found, read

packed = partial(gzip.compress, mtime=0)
"""Without the time of packing, so that a case is called the same in every process."""

TEXT = "قالت الوزارة إن العمل انتهى قبل موعده."
GOOD = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
BINARY = b"\x00\x01\x02\x03" * 50
BROKEN_UTF_8 = TEXT.encode()[:-2] + b"\xd8"
NOT_TEXT = r"is not text in UTF-8, UTF-16 or Windows-1256 (byte "

ANY_BYTES = [
    (b"", "is empty"),
    (b" \n\t\r\n", "is empty"),
    (b"\xef\xbb\xbf", "is empty"),
    (BINARY, "is a binary file, not text"),
    (b"%PDF-1.4\n", "is a binary file (PDF), not text"),
    (b"\x89PNG\r\n\x1a\n", "is a binary file (PNG), not text"),
    (b"PK\x03\x04", "is a binary file (ZIP), not text"),
]
TEXTS = [
    *ANY_BYTES,
    (BROKEN_UTF_8, NOT_TEXT),
    (b"-----\n***\n", "is empty"),
    ("Президент заявил о новых мерах".encode("cp1251"), NOT_TEXT),
]
MARKDOWN = [
    *ANY_BYTES,
    (BROKEN_UTF_8, NOT_TEXT),
    ("# عنوان بلا متن\n".encode(), "has a headline but no text"),
    (b"![](a.jpg)\n\n***\n", "is empty"),
]
PAGES = [
    *ANY_BYTES,
    (b"<html></html>", "has no article text"),
    (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "has no article text"),
    (b"<html><head><script>var a = 1</script></head></html>", "has no article text"),
]
DOCUMENTS = [
    *ANY_BYTES,
    (b"{", "not valid JSON (Expecting property name enclosed in double quotes, column 2)"),
    (b"3", "holds no article: neither an object nor a list"),
    (b"[]", "holds no article: the list is empty"),
    (b"[" * 100_000, "not valid JSON (nested too deeply)"),
    (b'{"id": ' + b"1" * 5_000 + b"}", "not valid JSON (a number with too many digits)"),
    (b'{"text": "a', "not valid JSON (Unterminated string starting at, column 10)"),
]
RECORDS = [
    (b"{", "not valid JSON (Expecting property name enclosed in double quotes, column 2)"),
    (b'{"text": "a"', "not valid JSON (Expecting ',' delimiter, column 13)"),
    (b"plain words", "not valid JSON (Expecting value, column 1)"),
    (b"{}", '"text" is missing'),
    (b'{"text": null}', '"text" is missing'),
    (b'{"text": ""}', '"text" is empty'),
    (b'{"text": " \\n\\u0000"}', '"text" is empty'),
    (b'{"text": ["a"]}', '"text" must be text, not a list'),
    (b'{"text": "a", "title": ["a"]}', '"title" must be text, not a list'),
    (b'{"text": "a", "id": {}}', '"id" must be text or a number, not an object'),
    (b'["text"]', "must be an object, not a list"),
    (b"null", "must be an object, not null"),
    (b'{"text": "' + BROKEN_UTF_8 + b'"}', NOT_TEXT),
    (b"[" * 100_000, "not valid JSON (nested too deeply)"),
    (b"\x00\x01\x02", "is a binary file, not text"),
]
ITEMS = [
    *RECORDS[3:12],
    (b'{"text": "a", "outlet": 1}', '"outlet" must be text, not a number'),
]
PACKED = [
    (b"", "is empty"),
    (b"\n", "is not a gzip file"),
    (GOOD, "is not a gzip file"),
    (BINARY, "is not a gzip file"),
    (packed(b""), "is empty"),
    (packed(b"\n\n"), "is empty"),
    (packed(BINARY), "is a binary file, not text"),
    (packed(GOOD)[:12], "the gzip data end too early"),
    (b"\x1f\x8b" + b"\xff" * 30, "the gzip data are damaged from here on"),
    (packed(packed(GOOD)), "is a binary file (gzip), not text"),
]


def split(found: list[Found]) -> tuple[list[str], list[SourceError]]:
    texts = [one.text for one in found if isinstance(one, Draft)]
    return texts, [one for one in found if isinstance(one, SourceError)]


@pytest.mark.parametrize(
    ("ending", "raw", "reason"),
    [(ending, *case) for ending in (".txt",) for case in TEXTS]
    + [(".md", *case) for case in MARKDOWN]
    + [(ending, *case) for ending in (".html", ".htm") for case in PAGES]
    + [(".json", *case) for case in DOCUMENTS]
    + [(".jsonl", *case) for case in ANY_BYTES]
    + [(".jsonl.gz", *case) for case in PACKED],
)
def test_a_malformed_file_is_named_and_its_neighbours_go_in(
    tmp_path: Path, ending: str, raw: bytes, reason: str
) -> None:
    (tmp_path / "1.txt").write_text(TEXT)
    (tmp_path / f"2{ending}").write_bytes(raw)
    (tmp_path / "3.jsonl").write_bytes(GOOD)
    texts, errors = split(list(read(str(tmp_path))))
    assert texts == [TEXT, TEXT]
    (error,) = errors
    assert str(error).startswith(f"{tmp_path / f'2{ending}'}: {reason}")


@pytest.mark.parametrize("ending", ["jsonl", "ndjson", "jsonl.gz"])
@pytest.mark.parametrize(("record", "reason"), RECORDS)
def test_a_malformed_line_is_numbered_and_the_others_go_in(
    tmp_path: Path, record: bytes, reason: str, ending: str
) -> None:
    path = tmp_path / f"a.{ending}"
    lines = b"\r\n".join([GOOD, b"", record, GOOD])
    path.write_bytes(packed(lines) if ending.endswith("gz") else lines)
    texts, errors = split(list(read(str(path))))
    assert texts == [TEXT, TEXT]
    (error,) = errors
    assert str(error).startswith(f"{path}, line 3: {reason}")


@pytest.mark.parametrize("form", ["[%s]", '{"articles": [%s]}'])
@pytest.mark.parametrize(("item", "reason"), ITEMS)
def test_a_malformed_item_is_numbered_and_the_others_go_in(
    tmp_path: Path, item: bytes, reason: str, form: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(form.encode() % b",\n".join([GOOD, item, GOOD]))
    texts, errors = split(list(read(str(path))))
    assert texts == [TEXT, TEXT]
    assert [str(error) for error in errors] == [f"{path}, line 2: {reason}"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        *ANY_BYTES,
        (BROKEN_UTF_8, NOT_TEXT),
        (b"<html></html>", "has no article text"),
        (b"[]", "holds no article: the list is empty"),
        (b"[1", "not valid JSON"),
        (packed(b""), "is empty"),
        (packed(GOOD)[:12], "the gzip data end too early"),
    ],
)
def test_malformed_standard_input_is_named(raw: bytes, reason: str) -> None:
    (error,) = read("-", stdin=io.BytesIO(raw))
    assert str(error).startswith(f"-: {reason}")


@pytest.mark.parametrize(("record", "reason"), RECORDS)
def test_a_malformed_line_of_standard_input_is_numbered(record: bytes, reason: str) -> None:
    raw = b"\n".join([GOOD, record, GOOD])
    texts, errors = split(list(read("-", stdin=io.BytesIO(raw))))
    assert texts == [TEXT, TEXT]
    (error,) = errors
    assert str(error).startswith(f"-, line 2: {reason}")


@pytest.mark.parametrize(
    "names",
    [
        [],
        [".hidden.txt"],
        ["a.docx"],
        ["a.pdf", "b.csv"],
        [".git/a.txt"],
        ["a/b/c.png"],
        ["Makefile"],
        ["a.txt~"],
        ["a.gz"],
        ["a.jsonl.bz2"],
    ],
)
def test_a_folder_without_a_file_to_read_is_an_error(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    (error,) = read(str(tmp_path))
    assert str(error).startswith(f"{tmp_path}: has no file that can be read (.txt .md")


@pytest.mark.parametrize("name", ["none.txt", "none", "none/none.jsonl", ""])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    source = str(tmp_path / name) if name else "nowhere-at-all"
    (error,) = read(source)
    assert str(error) == f"{source}: does not exist"


@pytest.mark.parametrize("name", ["a.docx", "a", "a.csv.gz"])
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    (error,) = read(str(path))
    assert str(error).startswith(f"{path}: has an ending that is not read (.txt .md")
