"""What messages mean, over Telegram's JSON as it comes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, Message, Update, User

from bot.console.world import incoming_entities
from bot.telegram_.incoming import Intent, chat_of, from_machine, group_question, intent_of
from bot.telegram_.posts import post_of
from index import PUBLIC
from tests.bot import tdlib

BOT = User(1, "Khabar", is_bot=True, username="khabar_bot")
API = Bot("1:test")
GROUP = {"id": -100500, "type": "supergroup", "title": "Newsroom"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Amal"}
AMAL = {"id": 7, "is_bot": False, "first_name": "Amal", "language_code": "ar"}


def message(text: str | None = None, **fields: Any) -> Message:  # noqa: ANN401 - Telegram's fields
    content = {"message_id": 9, "date": 1_700_000_000, "chat": GROUP, "from": AMAL, **fields}
    if text is not None:
        content |= {"text": text, "entities": fields.get("entities", incoming_entities(text))}
    update = Update.de_json({"update_id": 1, "message": content}, API)
    assert update is not None
    assert update.message is not None
    return update.message


BY_BOT = {"message_id": 5, "date": 1, "chat": GROUP, "from": BOT.to_dict(), "text": "جواب"}
BY_AMAL = {"message_id": 6, "date": 1, "chat": GROUP, "from": AMAL, "text": "من فتح الجسر؟"}
TOPIC = {**BY_BOT, "forum_topic_created": {"name": "x", "icon_color": 1}, "text": None}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("hello", None),
        ("@khabar_bot من يسيطر؟", "من يسيطر؟"),
        ("@Khabar_Bot: who?", "who?"),
        ("😀 يا @khabar_bot، من يسيطر؟", "😀 يا ، من يسيطر؟"),
        ("who controls it @khabar_bot", "who controls it"),
        ("@khabar_bot", ""),
        ("@other_bot who?", None),
        ("@khabar_bots who?", None),
        ("mail me@khabar_bot.org", None),
    ],
)
def test_in_a_group_a_mention_makes_a_question(text: str, question: str | None) -> None:
    assert group_question(message(text), BOT) == question


def test_a_mention_by_name_counts_too() -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 6, "user": BOT.to_dict()}
    assert group_question(message("Khabar who?", entities=[entity]), BOT) == "who?"
    someone = {**entity, "user": AMAL}
    assert group_question(message("Khabar who?", entities=[someone]), BOT) is None


def test_a_reply_to_the_bot_is_a_question_and_a_reply_to_a_person_is_not() -> None:
    assert group_question(message("ومتى؟", reply_to_message=BY_BOT), BOT) == "ومتى؟"
    assert group_question(message("ومتى؟", reply_to_message=BY_AMAL), BOT) is None


def test_a_message_in_a_topic_that_the_bot_made_is_no_reply_to_it() -> None:
    assert group_question(message("صباح الخير", reply_to_message=TOPIC), BOT) is None


def test_a_bare_mention_or_command_asks_what_the_message_replied_to_says() -> None:
    replying = {"reply_to_message": BY_AMAL}
    assert group_question(message("@khabar_bot", **replying), BOT) == "من فتح الجسر؟"
    assert intent_of(message("/ask", **replying), BOT) == Intent("ask", "من فتح الجسر؟")
    assert intent_of(message("/ask", reply_to_message=BY_BOT), BOT) == Intent("ask")


def test_of_a_message_that_is_quoted_in_part_the_part_is_asked() -> None:
    quote = {"text": "فتح الجسر", "position": 3, "is_manual": True}
    asked = message("/ask", reply_to_message=BY_AMAL, quote=quote)
    assert intent_of(asked, BOT) == Intent("ask", "فتح الجسر")
    # Of a message in another chat only what somebody quotes of it is there, and nobody asks that.
    elsewhere = {"origin": {"type": "user", "date": 1, "sender_user": AMAL}}
    assert intent_of(message("/ask", external_reply=elsewhere, quote=quote), BOT) == Intent("ask")


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("@khabar_bot أين هذا؟", Intent("ask", "أين هذا؟")),
        ("/ask أين هذا؟", Intent("ask", "أين هذا؟")),
        ("بحث: سفينة الرمان", Intent("ask", "سفينة الرمان")),
        ("صورة من الميناء", None),
    ],
)
def test_words_under_a_picture_ask_as_others_do(words: str, intent: Intent | None) -> None:
    size = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
    picture: dict[str, Any] = {
        "caption": words,
        "caption_entities": incoming_entities(words),
        "photo": [size],
    }
    assert intent_of(message(**picture), BOT) == intent
    replied = {"message_id": 6, "date": 1, "chat": GROUP, "from": AMAL, **picture}
    assert intent_of(message("/ask", reply_to_message=replied), BOT) == Intent("ask", words)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/ask من؟ ومتى؟", Intent("ask", "من؟ ومتى؟")),
        ("/ask@khabar_bot\nمن؟", Intent("ask", "من؟")),
        ("/ASK@Khabar_Bot who?", Intent("ask", "who?")),
        ("/ask@other_bot من؟", None),
        ("/help", Intent("help")),
        ("/dance", None),
        ("/dance@khabar_bot", Intent("unknown")),
        ("/اسأل من فتح الجسر؟", Intent("ask", "من فتح الجسر؟")),
        ("بحث: حريق الميناء", Intent("ask", "حريق الميناء")),
        ("اسأل أمك", None),
        ("@khabar_bot ابحث عن حريق الميناء", Intent("ask", "حريق الميناء")),
        ("@khabar_bot مساعدة", Intent("help")),
        ("see /ask for more", None),
    ],
)
def test_what_a_message_of_a_group_wants(text: str, intent: Intent | None) -> None:
    assert intent_of(message(text), BOT) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("من فتح الجسر؟", Intent("ask", "من فتح الجسر؟")),
        ("اسأل من فتح الجسر؟", Intent("ask", "من فتح الجسر؟")),
        ("اللغة", Intent("language")),
        ("/dance", Intent("unknown")),
        ("/dance@other_bot", None),
        ("/start campaign", Intent("start", "campaign")),
        ("@other_bot who?", Intent("ask", "@other_bot who?")),
        ("@khabar_bot who?", Intent("ask", "who?")),
    ],
)
def test_what_a_private_message_wants(text: str, intent: Intent | None) -> None:
    assert intent_of(message(text, chat=PRIVATE), BOT) == intent


def test_halves_of_characters_and_entities_that_end_in_one_are_read() -> None:
    half = message("\ud83d @khabar_bot who?", entities=[mention(2, 11)])
    assert intent_of(half, BOT) == Intent("ask", "\ufffd who?")
    torn = message("😀@khabar_bot who?", entities=[mention(1, 12)])
    assert intent_of(torn, BOT) is None


def mention(offset: int, length: int) -> dict[str, Any]:
    return {"type": "mention", "offset": offset, "length": length}


@pytest.mark.parametrize(
    "fields",
    [
        {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "x"}},
        {"via_bot": {"id": 2, "is_bot": True, "first_name": "Other"}},
        {"from": {"id": 2, "is_bot": True, "first_name": "Other"}},
    ],
)
def test_forwarded_words_and_those_of_bots_want_nothing(fields: dict[str, Any]) -> None:
    assert intent_of(message("/ask who?", **fields), BOT) is None
    assert intent_of(message("@khabar_bot who?", **fields), BOT) is None


@pytest.mark.parametrize(
    ("fields", "machine"),
    [
        ({}, False),
        ({"from": {"id": 2, "is_bot": True, "first_name": "Other"}}, True),
        ({"via_bot": {"id": 2, "is_bot": True, "first_name": "Other"}}, True),
        (
            {
                "via_bot": {"id": 2, "is_bot": True, "first_name": "Other"},
                "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "x"},
            },
            False,
        ),
        ({"is_automatic_forward": True, "sender_chat": GROUP}, True),
        (
            {
                "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
                "sender_chat": GROUP,
            },
            False,
        ),
    ],
)
def test_bots_are_told_from_people_who_hide_behind_one(
    fields: dict[str, Any],
    machine: bool,  # noqa: FBT001
) -> None:
    assert from_machine(message("text", **fields)) is machine


def test_a_chat_is_known_by_its_id_kind_and_the_writers_language() -> None:
    sent = message("text")
    chat = chat_of(sent.chat, sent.from_user)
    assert (chat.id, chat.private, chat.language, chat.person) == (-100500, False, "ar", 7)
    hidden = User(1087968824, "Group", is_bot=True)
    assert chat_of(sent.chat, hidden).person is None


def test_a_post_of_a_public_channel_is_public() -> None:
    channel = {"id": -1001234, "type": "channel", "title": "المرسى", "username": "marsa"}
    post = post_of(message("خبر", chat=channel, author_signature="هدى"))
    assert post.channel.collection == PUBLIC
    draft = post.draft
    assert (draft.text, draft.title, draft.outlet, draft.author) == ("خبر", None, "المرسى", "هدى")
    assert draft.url == "https://t.me/marsa/9"
    assert draft.external_id == "tg:-1001234:9"
    assert draft.published == datetime.fromtimestamp(1_700_000_000, UTC).isoformat()


def test_half_a_character_in_a_channels_name_is_none() -> None:
    channel = {"id": -1001234, "type": "channel", "title": "x\ud83d", "username": "x\ud83d"}
    post = post_of(message("خبر", chat=channel))
    assert post.channel.username == "x\ufffd"
    assert post.draft.outlet == "x\ufffd"


def test_a_post_of_a_private_channel_stays_there() -> None:
    channel = {"id": -1001234, "type": "channel", "title": "المرسى"}
    post = post_of(message(chat=channel, caption="صورة الجسر"))
    assert post.channel.collection == "chat:-1001234"
    assert post.draft.text == "صورة الجسر"
    assert post.draft.url == "https://t.me/c/1234/9"


@pytest.mark.parametrize(
    "text",
    ["/ask@khabar_bot من", "😀 @khabar_bot /help", "a/b me@x.org", "(/ask)", "\u2068/ask\u2069 x"],
)
def test_the_console_finds_the_entities_that_clients_find(text: str) -> None:
    kinds = {"BotCommand": "bot_command", "Mention": "mention"}
    expected = [
        (kinds[kind], at, length) for kind, at, length in tdlib.find_entities(text) if kind in kinds
    ]
    found = [(each["type"], each["offset"], each["length"]) for each in incoming_entities(text)]
    assert found == expected
