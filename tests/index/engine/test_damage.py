"""Whatever happens to the derived files, the library opens and says what it said before."""

import json
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import Library, Progress
from index.engine import FOLDER_NAME, Checkpoint, schema
from index.store import FILE_NAME
from index.text import analyzer
from tests.index import news


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a library of the sample news, to be copied and harmed."""
    return tmp_path_factory.mktemp("pristine")


@pytest.fixture
async def folder(pristine: Path, tmp_path: Path) -> Path:
    if not any(pristine.iterdir()):
        async with news.library_of(pristine, news.NEWS[:2]) as library:
            await library.add(news.NEWS[2:])  # a second segment
            await library.add([replace(news.MATCH, text=news.MATCH.text + " انتهى الخبر.")])
    shutil.copytree(pristine, tmp_path / "library")
    return tmp_path / "library"


def _delete_folder(engine: Path) -> None:
    shutil.rmtree(engine)


def _empty_meta(engine: Path) -> None:
    (engine / "meta.json").write_bytes(b"")


def _garbage_meta(engine: Path) -> None:
    (engine / "meta.json").write_bytes(os.urandom(200))


def _other_json_meta(engine: Path) -> None:
    (engine / "meta.json").write_text('{"segments": [], "answer": 42}', "utf-8")


def _list_meta(engine: Path) -> None:
    (engine / "meta.json").write_text("[1, 2]", "utf-8")


def _no_meta(engine: Path) -> None:
    (engine / "meta.json").unlink()


def _no_segments(engine: Path) -> None:
    meta = json.loads((engine / "meta.json").read_text("utf-8"))
    meta["segments"] = []
    (engine / "meta.json").write_text(json.dumps(meta), "utf-8")


def _file_in_its_place(engine: Path) -> None:
    shutil.rmtree(engine)
    engine.write_bytes(b"not a folder")


@pytest.mark.parametrize(
    "harm",
    [
        _delete_folder,
        _empty_meta,
        _garbage_meta,
        _other_json_meta,
        _list_meta,
        _no_meta,
        _no_segments,
        _file_in_its_place,
    ],
)
async def test_a_harmed_engine_is_rebuilt(folder: Path, harm: Callable[[Path], None]) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library)
    harm(folder / FOLDER_NAME)
    heard: list[Progress] = []
    async with await Library.open(folder, on_progress=heard.append) as library:
        assert heard
        assert heard[-1].done == heard[-1].total
        assert (await library.check()).sound
        assert await news.answers(library) == before


def _segment_files(folder: Path) -> Iterator[Path]:
    """Yield the engine's files that hold something, the derived table of words among them."""
    for file in sorted((folder / FOLDER_NAME).iterdir()):
        if not file.name.endswith(".lock"):
            yield file
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.name.startswith((FILE_NAME, "writer.lock")):
            yield file


def _delete(file: Path) -> None:
    file.unlink()


def _truncate(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _flip_first(file: Path) -> None:
    _flip(file, 0)


def _flip_middle(file: Path) -> None:
    _flip(file, file.stat().st_size // 2)


def _flip_last(file: Path) -> None:
    _flip(file, file.stat().st_size - 1)


def _flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x15
    file.write_bytes(bytes(content))


@pytest.mark.parametrize(
    "harm",
    [
        *(pytest.param(harm, marks=pytest.mark.slow) for harm in (_truncate, _empty)),
        *(pytest.param(harm, marks=pytest.mark.slow) for harm in (_flip_first, _flip_last)),
        _delete,
        _flip_middle,
    ],
)
async def test_no_file_can_be_harmed_unnoticed(folder: Path, harm: Callable[[Path], None]) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library, news.QUESTIONS[:2])
    names = [file.relative_to(folder) for file in _segment_files(folder)]
    assert len(names) > 8
    wrong: dict[str, object] = {}
    for name in names:
        copy = folder.parent / name.name
        shutil.copytree(folder, copy)
        harm(copy / name)
        try:
            async with await Library.open(copy) as library:
                if (after := await news.answers(library, news.QUESTIONS[:2])) != before:
                    wrong[str(name)] = after
                elif not (report := await library.check()).sound:
                    wrong[str(name)] = report.faults
        except BaseException as error:  # noqa: BLE001 - a panic in Rust is no Exception
            wrong[str(name)] = error
    assert wrong == {}


@pytest.mark.slow
async def test_no_byte_of_meta_json_can_be_flipped_unnoticed(folder: Path) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library, news.QUESTIONS[:2])
    size = (folder / FOLDER_NAME / "meta.json").stat().st_size
    wrong: dict[int, object] = {}
    for place in range(0, size, max(1, size // 40)):
        copy = folder.parent / str(place)
        shutil.copytree(folder, copy)
        _flip(copy / FOLDER_NAME / "meta.json", place)
        try:
            async with await Library.open(copy) as library:
                if await news.answers(library, news.QUESTIONS[:2]) != before:
                    wrong[place] = "other answers"
        except BaseException as error:  # noqa: BLE001 - a panic in Rust is no Exception
            wrong[place] = error
    assert wrong == {}


async def test_another_librarys_engine_is_not_believed(folder: Path, tmp_path: Path) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library)
    async with news.library_of(tmp_path / "other", news.NEWS[:1]):
        pass
    shutil.rmtree(folder / FOLDER_NAME)
    shutil.copytree(tmp_path / "other" / FOLDER_NAME, folder / FOLDER_NAME)
    async with await Library.open(folder) as library:
        assert await news.answers(library) == before
        assert (await library.check()).sound


async def test_an_engine_of_another_schema_is_rebuilt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library)
    defaults = tuple(
        "another" if value == schema.VERSION else value
        for value in Checkpoint.__init__.__defaults__ or ()
    )
    monkeypatch.setattr(Checkpoint.__init__, "__defaults__", defaults)
    heard: list[Progress] = []
    async with await Library.open(folder, on_progress=heard.append) as library:
        assert heard
        assert await news.answers(library) == before
    heard.clear()
    async with await Library.open(folder, on_progress=heard.append):
        assert not heard


async def test_another_analyzer_reads_everything_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await Library.open(folder) as library:
        before = await news.answers(library)
    monkeypatch.setattr(analyzer, "VERSION", "of tomorrow")
    heard: list[Progress] = []
    async with await Library.open(folder, on_progress=heard.append) as library:
        assert {progress.stage for progress in heard} == {"read", "index"}
        assert (await library.check()).sound
        assert await news.answers(library) == before
        assert (await library.stats()).analyzer == "of tomorrow"
    heard.clear()
    async with await Library.open(folder, on_progress=heard.append):
        assert not heard


async def test_a_sound_engine_is_not_rebuilt(folder: Path) -> None:
    files = {file.name for file in (folder / FOLDER_NAME).iterdir()}
    heard: list[Progress] = []
    async with await Library.open(folder, on_progress=heard.append):
        assert not heard
    assert {file.name for file in (folder / FOLDER_NAME).iterdir()} == files


def _sealed(content: bytes) -> bytes:
    """Return `content` with the footer that Tantivy gives its files."""
    footer = json.dumps({"crc": zlib.crc32(content)}).encode()
    return content + footer + struct.pack("<II", len(footer), 1337)


async def test_what_a_killed_commit_left_behind_is_no_obstacle(folder: Path) -> None:
    # a commit writes the deletions of each segment, named by the commit's number, before it
    # writes meta.json: a process that is killed in between leaves files that the next one makes
    engine = folder / FOLDER_NAME
    meta = json.loads((engine / "meta.json").read_text("utf-8"))
    for segment in meta["segments"]:
        name = segment["segment_id"].replace("-", "")
        for ahead in range(1, 80):
            (engine / f"{name}.{meta['opstamp'] + ahead}.del").write_bytes(_sealed(b"deletions"))
    async with await Library.open(folder) as library:
        await library.remove("bridge")
        await library.add([replace(news.MATCH, text="خبر جديد عن المباراة.")])
        assert (await library.check()).sound
    async with await Library.open(folder) as library:
        assert (await library.check()).sound
