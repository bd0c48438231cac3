import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Channel, Draft, Library
from index.errors import SourceError
from index.model import Problem
from index.sources import read

PAGE = """<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
مرصد التلال
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
3 May 2024
      </div>
     </div>
     <div class="message default clearfix" id="message2">
      <div class="body">
       <div class="pull_right date details" title="03.05.2024 12:30:00 UTC+03:00">
12:30
       </div>
       <div class="from_name">
مرصد التلال
       </div>
       <div class="text">
شب حريق في <strong>غابة التلال</strong>.<br>وقال الحارس: <a href="https://e.org">لم يصب
أحد</a>.
       </div>
       <div class="signature details">
نورا
       </div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message3">
      <div class="body">
       <div class="pull_right date details" title="soon">
12:31
       </div>
       <div class="forwarded body">
        <div class="from_name">
وكالة أخرى
        </div>
        <div class="text">
وصلت فرق الإطفاء.
        </div>
       </div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message4">
      <div class="body">
       <div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left"></a></div>
      </div>
     </div>
    </div>
   </div>
  </div>
 </body>
</html>
"""


def message(number: int, text: object = "شب حريق في الغابة.", **more: object) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2024-05-03T12:30:00",
        "date_unixtime": "1714728600",
        "from": "مرصد التلال",
        "from_id": "channel1234567890",
        "text": text,
        "text_entities": [],
        **more,
    }


def history(*messages: object, kind: str = "public_channel", **more: object) -> dict[str, Any]:
    about = {"name": "مرصد التلال", "type": kind, "id": 1234567890}
    return {**about, **more, "messages": list(messages)}


def write(folder: Path, export: object, name: str = "result.json") -> str:
    path = folder / name
    path.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)


def drafts(found: Sequence[object]) -> list[Draft]:
    return [each for each in found if isinstance(each, Draft)]


def test_a_post_has_its_words_id_date_link_and_author(tmp_path: Path) -> None:
    parts = ["فتح ", {"type": "bold", "text": "الجسر"}, {"type": "link", "text": " https://e.org"}]
    exported = history(message(7, parts, author="نورا", edited_unixtime="1714728700"))
    [post] = read(write(tmp_path, exported), channel=Channel(username="hills"))
    assert post == Draft(
        text="فتح الجسر https://e.org",
        outlet="مرصد التلال",
        author="نورا",
        published="2024-05-03T09:30:00+00:00",
        url="https://t.me/hills/7",
        external_id="tg:-1001234567890:7",
        origin="https://t.me/hills/7",
    )


def test_a_public_channel_without_its_name_has_no_links_and_says_so(tmp_path: Path) -> None:
    notice, post = read(write(tmp_path, history(message(7))))
    assert isinstance(notice, Problem)
    assert not notice.left_out
    assert "--channel @USERNAME" in notice.reason
    assert isinstance(post, Draft)
    assert post.url is None
    assert post.external_id == "tg:-1001234567890:7"


def test_posts_of_a_private_channel_are_the_channels_own(tmp_path: Path) -> None:
    [post] = read(write(tmp_path, history(message(7), kind="private_channel")))
    assert isinstance(post, Draft)
    assert post.url == "https://t.me/c/1234567890/7"
    assert post.collection == "chat:-1001234567890"


def test_what_nobody_wrote_and_what_has_no_words_is_no_post(tmp_path: Path) -> None:
    pinned = {"id": 1, "type": "service", "action": "pin_message", "text": ""}
    export = history(pinned, message(2, ""), message(3, "🔥🔥"), {"id": 4, "type": "unsupported"})
    assert drafts(list(read(write(tmp_path, export)))) == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (message(2, text=5), 'message 2 has a "text" that is no text'),
        (message(2, text=[{"type": "bold"}]), 'message 2 has a "text" that is no text'),
        ({"type": "message", "text": "x"}, '"id" must be one'),
        ({"id": 2, "text": "x"}, 'message 2 is of no known "type"'),
        ("x", "must be an object"),
    ],
)
def test_a_bad_message_is_told_by_its_place_and_the_rest_goes_in(
    tmp_path: Path, bad: object, reason: str
) -> None:
    export = history(message(1), bad, message(3), kind="private_channel")
    first, error, last = read(write(tmp_path, export))
    assert isinstance(error, SourceError)
    assert error.line == 2
    assert reason in error.reason
    assert [each.external_id for each in drafts([first, last])] == [
        "tg:-1001234567890:1",
        "tg:-1001234567890:3",
    ]


def test_without_a_zone_the_clock_time_is_kept_and_a_bad_date_is_told(tmp_path: Path) -> None:
    old, undated = message(1), message(2, date="soon")
    del old["date_unixtime"], undated["date_unixtime"]
    found = list(read(write(tmp_path, history(old, undated, kind="private_channel"))))
    assert [each.published for each in drafts(found)] == ["2024-05-03T12:30:00", None]
    assert "message 2 has no date" in str(found[-1])


def test_an_export_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = Path(write(tmp_path, history(message(1), message(2), kind="private_channel")))
    path.write_text(path.read_text(encoding="utf-8")[:-60], encoding="utf-8")
    post, error = read(str(path))
    assert isinstance(post, Draft)
    assert isinstance(error, SourceError)
    assert error.line == 2
    assert "what follows it was not read" in error.reason


@pytest.mark.parametrize("kind", ["personal_chat", "private_supergroup", "saved_messages"])
def test_what_people_write_to_each_other_is_refused(tmp_path: Path, kind: str) -> None:
    [error] = read(write(tmp_path, history(message(1), kind=kind)))
    assert isinstance(error, SourceError)
    assert "only those of channels are read" in error.reason


def test_an_export_of_a_whole_account_is_refused(tmp_path: Path) -> None:
    export = {"about": "x", "personal_information": {}, "chats": {"list": [history(message(1))]}}
    [error] = read(write(tmp_path, export))
    assert isinstance(error, SourceError)
    assert "export of a whole account" in error.reason


def test_the_history_of_another_channel_than_was_told_is_refused(tmp_path: Path) -> None:
    [error] = read(write(tmp_path, history(message(1))), channel=Channel(-1005))
    assert isinstance(error, SourceError)
    assert "not of -1005" in error.reason


def test_an_article_that_looks_like_a_header_is_an_article(tmp_path: Path) -> None:
    [article] = read(write(tmp_path, {"id": 5, "type": "x", "text": "فتح الجسر"}))
    assert isinstance(article, Draft)
    assert article.external_id == "5"


def test_a_large_packed_export_on_one_line_is_read(tmp_path: Path) -> None:
    export = history(*(message(n, "كلمة " * 400) for n in range(1, 900)), kind="private_channel")
    path = tmp_path / "result.json.gz"
    path.write_bytes(gzip.compress(json.dumps(export).encode()))
    posts = list(read(str(path)))
    assert [each.external_id for each in drafts(posts)] == [
        f"tg:-1001234567890:{n}" for n in range(1, 900)
    ]
    assert len(posts) == 899


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists), st.data())
def test_whatever_a_message_holds_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, value: object, data: st.DataObject
) -> None:
    odd = message(2)
    odd[data.draw(st.sampled_from(sorted(odd)))] = value
    folder = tmp_path_factory.mktemp("odd")
    found = list(read(write(folder, history(message(1), odd, message(3), kind="private_channel"))))
    own = [each.external_id for each in drafts(found)]
    assert own[0].endswith(":1")  # type: ignore[union-attr]
    assert own[-1].endswith(":3")  # type: ignore[union-attr]


def test_a_page_of_the_history_holds_the_same_posts(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    path.write_text(PAGE, encoding="utf-8")
    first, second, problem = read(str(path), channel=Channel(-1001234567890, "hills"))
    assert first == Draft(
        text="شب حريق في غابة التلال.\nوقال الحارس: لم يصب أحد.",
        outlet="مرصد التلال",
        author="نورا",
        published="2024-05-03T09:30:00+00:00",
        url="https://t.me/hills/2",
        external_id="tg:-1001234567890:2",
        origin="https://t.me/hills/2",
    )
    assert isinstance(second, Draft)
    assert second.text == "وصلت فرق الإطفاء."
    assert isinstance(problem, Problem)
    assert "message 3 has no date" in problem.reason


def test_a_page_does_not_say_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "messages2.html"
    path.write_text(PAGE, encoding="utf-8")
    notice, first, *_ = read(str(path))
    assert isinstance(notice, Problem)
    assert "--channel" in notice.reason
    assert isinstance(first, Draft)
    assert (first.external_id, first.url) == (None, None)
    _, own, *_ = [None, *read(str(path), channel=Channel(-1005))]
    assert isinstance(own, Draft)
    assert own.collection == "chat:-1005"


def test_a_post_that_a_bot_helped_to_write_is_the_channels(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    named = PAGE.replace("مرصد التلال\n       </div>", "مرصد التلال via @gif\n       </div>")
    path.write_text(named, encoding="utf-8")
    assert len(drafts(list(read(str(path))))) == 2


def test_a_page_in_which_several_write_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    path.write_text(PAGE.replace("مرصد التلال\n       </div>", "سالم\n       </div>"), "utf-8")
    [error] = read(str(path))
    assert isinstance(error, SourceError)
    assert "several write" in error.reason


def test_pages_beside_the_same_as_json_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_text(PAGE, encoding="utf-8")
    write(tmp_path, history(message(9), kind="private_channel"))
    [post] = read(str(tmp_path))
    assert isinstance(post, Draft)
    assert post.external_id == "tg:-1001234567890:9"


async def test_an_import_changes_nothing_of_what_came_live(tmp_path: Path) -> None:
    live = Draft(
        text="شب حريق في الغابة.",
        outlet="مرصد التلال",
        published="2024-05-03T09:30:00+00:00",
        url="https://t.me/hills/7",
        external_id="tg:-1001234567890:7",
    )
    export = write(tmp_path, history(message(7), message(8, "وصلت فرق الإطفاء.")))
    async with await Library.open(tmp_path / "data") as library:
        await library.add([live])
        report = await library.ingest([export])
        assert (report.added, report.replaced, report.unchanged) == (1, 0, 1)
        kept, _ = await library.article("tg:-1001234567890:7")
        assert kept.url == "https://t.me/hills/7"


async def test_a_private_history_goes_where_the_channels_posts_are(tmp_path: Path) -> None:
    export = write(tmp_path, history(message(7), kind="private_channel"))
    async with await Library.open(tmp_path / "data") as library:
        await library.ingest([export])
        assert (await library.stats()).collections == {"chat:-1001234567890": 1}
