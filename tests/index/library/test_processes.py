"""Several processes, or several opened libraries, over one folder."""

import asyncio
import sys
from pathlib import Path

import pytest

from index import Draft, Library
from index.errors import LibraryBusy
from tests.index import news
from tests.index.library.starting import ENVIRONMENT, ROOT, WORKER, done


@pytest.fixture
async def held(tmp_path: Path) -> Path:
    """Return a folder with a library of the sample news."""
    async with news.library_of(tmp_path):
        return tmp_path


async def test_a_second_writing_process_is_told_so_in_one_sentence(held: Path) -> None:
    holder = await asyncio.create_subprocess_exec(
        *WORKER, "hold", str(held), stdin=-1, stdout=-1, cwd=ROOT, env=ENVIRONMENT
    )
    assert holder.stdout
    assert (await holder.stdout.readline()).strip() == b"held"
    async with await Library.open(held) as library:
        for writing in (
            library.add([Draft("خبر")]),
            library.remove("match"),
            library.rebuild(),
            Library.restore(held, held / "khabar.db"),
        ):
            with pytest.raises(LibraryBusy) as refused:
                await writing
            sentence = str(refused.value)
            assert str(held) in sentence
            assert "Another process is writing" in sentence
            assert "\n" not in sentence
        assert (await library.answer("البوكمال")).passages, "a reader goes on"
        await holder.communicate(b"\n")
        assert (await library.add([Draft("خبر جديد")])).added == 1


async def test_a_process_that_closes_its_library_ends(tmp_path: Path) -> None:
    ended = done("open-and-close", tmp_path, PYTHONWARNINGS="error", PYTHONDEVMODE="1")
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
    assert int(ended.stdout) >= 1


async def test_a_process_whose_library_cannot_be_opened_ends(tmp_path: Path) -> None:
    (tmp_path / "khabar.db").write_bytes(b"no database" * 100)
    ended = done("open-and-close", tmp_path)
    assert ended.returncode == 1
    assert "StoreDamaged" in ended.stderr.decode()


async def test_a_reader_goes_on_during_an_ingest_and_sees_it_afterwards(held: Path) -> None:
    async with await Library.open(held) as writer, await Library.open(held) as reader:
        adding = asyncio.create_task(
            writer.add(
                Draft(f"وصل الوفد رقم {n} إلى مدينة سرمدا عبر الجسر.", external_id=f"s{n}")
                for n in range(600)
            )
        )
        asked = 0
        while not adding.done():
            answer = await reader.answer("من يسيطر على البوكمال؟")
            assert news.external_ids(answer)[0] == "boukamal"
            asked += 1
        assert asked > 3
        assert (await adding).added == 600
        answer = await reader.answer("سرمدا", limit=5)
        assert len(answer.passages) == 5
        assert answer.articles == 604
        await writer.remove("boukamal")
        assert "boukamal" not in news.external_ids(await reader.answer("البوكمال"))


async def test_a_reader_goes_on_over_rebuilds(held: Path) -> None:
    async with await Library.open(held) as writer, await Library.open(held) as reader:
        rebuilding = asyncio.create_task(_rebuild(writer, 8))
        while not rebuilding.done():
            answer = await reader.answer("من يسيطر على البوكمال؟")
            assert news.external_ids(answer)[0] == "boukamal"
        await rebuilding


async def _rebuild(library: Library, times: int) -> None:
    for _ in range(times):
        await library.rebuild()


async def test_another_process_sees_what_was_added(held: Path) -> None:
    script = (
        "import asyncio, sys; from pathlib import Path; from index import Library\n"
        "async def main():\n"
        "    async with await Library.open(Path(sys.argv[1])) as library:\n"
        "        print('open', flush=True); sys.stdin.readline()\n"
        "        answer = await library.answer(sys.argv[2])\n"
        "        print(answer.passages[0].citation.external_id)\n"
        "asyncio.run(main())"
    )
    reader = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, str(held), "مطار سرمدا"),
        stdin=-1,
        stdout=-1,
        cwd=ROOT,
        env=ENVIRONMENT,
    )
    assert reader.stdout
    assert (await reader.stdout.readline()).strip() == b"open"
    async with await Library.open(held) as library:
        await library.add([Draft("افتتح مطار سرمدا الجديد.", external_id="airport")])
    said, _ = await reader.communicate(b"\n")
    assert said.decode().strip() == "airport"
