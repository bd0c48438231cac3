"""A collection as a whole: how much it holds, what it holds in order, and taking things out."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index import PUBLIC, Draft, Library, chat_collection
from index.model import Holding

OWN, OTHER = chat_collection(1), chat_collection(2)


async def test_a_collection_says_how_much_it_holds(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        assert await library.holding(OWN) == Holding(0, 0, 0)
        report = await library.add([Draft("جسر"), Draft("bridge")], collection=OWN)
        await library.add([Draft("نهر")], collection=OTHER)
        assert await library.holding(OWN) == Holding(2, 6 + 6, report.new[-1])


async def test_only_what_is_new_has_a_new_id(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        first = await library.add([Draft("جسر", external_id="a"), Draft("نهر", external_id="b")])
        assert len(set(first.new)) == 2
        again = await library.add(
            [Draft("جسر", external_id="a"), Draft("بحر", external_id="b"), Draft("تل")]
        )
        assert (again.added, again.replaced, again.unchanged) == (1, 1, 1)
        assert len(again.new) == 1
        assert not set(again.new) & set(first.new)


async def test_articles_are_listed_newest_first_and_of_one_collection(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        for number in range(5):
            await library.add([Draft(f"خبر {number}")], collection=OWN)
            await library.add([Draft(f"سر {number}")], collection=OTHER)
        page = await library.page(OWN, first=1, limit=2)
        assert [article.text for article in page] == ["خبر 3", "خبر 2"]
        [secret, *_] = await library.page(OTHER)
        assert await library.within(secret.id, OWN) is None
        assert await library.within(secret.id, OTHER) == secret


async def test_an_id_of_the_source_is_never_taken_for_the_librarys_own(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        [first] = (await library.add([Draft("جسر قديم")], collection=OWN)).new
        await library.add([Draft("نهر عميق", external_id=str(first))], collection=OWN)
        kept = await library.within(first, OWN)
        assert kept is not None
        assert kept.text == "جسر قديم"
        assert await library.remove_between(OWN, first - 1, first) == 1
        assert [article.text for article in await library.page(OWN)] == ["نهر عميق"]


async def test_what_is_taken_out_is_found_no_more_and_others_keep_theirs(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        report = await library.add([Draft("رسا القارب في الخليج")], collection=OWN)
        await library.add([Draft("رسا القارب في الميناء")], collection=OTHER)
        last = report.new[-1] + 5
        assert await library.remove_between(OWN, 0, last) == 1
        assert await library.remove_between(OWN, 0, last) == 0
        assert not (await library.answer("أين رسا القارب؟", collections=[OWN])).passages
        assert (await library.answer("أين رسا القارب؟", collections=[OTHER])).passages
        assert (await library.check()).sound


async def test_only_articles_with_a_prefix_are_given_away(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        names = ("tg:-1005:1", "tg:-1005:2", "tg:-10051:1", "tg:-1005", "x")
        await library.add([Draft(f"خبر {name}", external_id=name) for name in names])
        await library.add([Draft("بلا اسم")])
        assert await library.move(PUBLIC, OWN, prefix="tg:-1005:") == 2
        moved = {article.external_id for article in await library.page(OWN)}
        assert moved == {"tg:-1005:1", "tg:-1005:2"}
        assert (await library.holding(PUBLIC)).articles == 4
        assert await library.move(PUBLIC, OWN, prefix="tg:-1005:") == 0
        assert (await library.check()).sound


async def test_only_articles_with_a_prefix_get_other_addresses(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        for owner in (PUBLIC, OWN):
            for name in ("tg:-1005:1", "tg:-1005:22", "tg:-10051:1"):
                draft = Draft(f"رسا القارب {name}", external_id=name, url="https://t.me/old/1")
                await library.add([draft], collection=owner)
        await library.relink(OWN, prefix="tg:-1005:", address="https://t.me/new/")
        links = {article.external_id: article.url for article in await library.page(OWN)}
        assert links == {
            "tg:-1005:1": "https://t.me/new/1",
            "tg:-1005:22": "https://t.me/new/22",
            "tg:-10051:1": "https://t.me/old/1",
        }
        assert {article.url for article in await library.page(PUBLIC)} == {"https://t.me/old/1"}
        shown = (await library.answer("رسا القارب", collections=[OWN])).passages
        assert {passage.citation.url for passage in shown} <= set(links.values())
        assert (await library.check()).sound


@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.sampled_from([PUBLIC, OWN, OTHER]), min_size=1, max_size=12), st.data())
def test_no_collection_is_ever_seen_from_another(owners: list[str], data: st.DataObject) -> None:
    async def held() -> None:
        # The engine's last merge may still be tidying up when the folder goes.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            async with await Library.open(Path(folder)) as library:
                for number, owner in enumerate(owners):
                    await library.add([Draft(f"{owner} خبر {number}")], collection=owner)
                asked = data.draw(st.sampled_from([PUBLIC, OWN, OTHER]))
                shown = await library.page(asked, limit=99)
                assert [article.text.split()[0] for article in shown] == [
                    owner for owner in reversed(owners) if owner == asked
                ]
                removed = await library.remove_between(asked, 0, 1 << 40)
                assert removed == owners.count(asked)
                assert (await library.stats()).articles == len(owners) - removed

    asyncio.run(held())
