from dataclasses import replace
from pathlib import Path

import pytest

from bot.bidi import FSI, PDI
from bot.buttons import Open, SetAnyone, SetLanguage, parse
from bot.chat import Chat
from bot.conversation import Conversation
from bot.posting import Post
from bot.reply import Reply
from index import PUBLIC, Channel, Draft
from index.errors import LibraryBusy
from tests.bot.newsroom import Newsroom

AMAL = Chat(7, private=True, language="ar")
PAUL = Chat(8, private=True, language="en-GB")
FRIDA = Chat(9, private=True, language="fr")
GROUP = Chat(-5, private=False, language="ar", person=7)
FRIDA_GROUP = Chat(-6, private=False, language="ar")


def status(reply: Reply) -> str:
    return reply.text.splitlines()[0]


async def test_start_and_help_are_in_the_clients_language_or_else_the_operators(
    conversation: Conversation,
) -> None:
    assert conversation.welcome(PAUL, "@b").text.startswith("Welcome")
    assert conversation.welcome(AMAL, "@b").text.startswith("أهلًا")
    assert conversation.welcome(FRIDA, "@b").text.startswith("أهلًا")
    assert "@b" not in conversation.welcome(AMAL, "@b").text
    assert "@b" in conversation.welcome(GROUP, "@b").text
    assert "@b" in conversation.help(PAUL, "@b").text


async def test_where_mentions_are_hidden_start_explains_what_to_do(
    conversation: Conversation,
) -> None:
    hidden = conversation.welcome(GROUP, "@b", sees_mentions=False)
    assert "/ask@b" in hidden.text.replace(FSI, "").replace(PDI, "")
    assert "BotFather" in hidden.text
    assert "BotFather" not in conversation.welcome(GROUP, "@b").text
    assert "BotFather" not in conversation.welcome(AMAL, "@b", sees_mentions=False).text


async def test_a_chosen_language_is_spoken_by_everything_and_remembered(
    conversation: Conversation,
) -> None:
    settings = await conversation.set(AMAL, SetLanguage("en"))
    assert settings.text == "My language here: English."
    assert conversation.help(AMAL, "@b").text.startswith("Write your question")
    assert status(await conversation.answers.ask(AMAL, "جسر الجسر")).startswith("I found")
    assert conversation.help(PAUL, "@b").text.startswith("Write your question")
    back = await conversation.set(AMAL, SetLanguage(None))
    assert back.text == "لغتي هنا: لغة من يسأل."


async def test_settings_of_a_group_have_who_may_press_buttons(conversation: Conversation) -> None:
    assert len(conversation.settings(AMAL).rows) == 1
    before = conversation.settings(GROUP)
    assert [button.data for button in before.rows[1]] == ["buttons:asker", "buttons:anyone"]
    after = await conversation.set(GROUP, SetAnyone(anyone=True))
    assert before.text.splitlines()[1] != after.text.splitlines()[1]
    assert "للجميع" in after.text


async def test_a_supergroup_has_what_the_group_had(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    await newsroom.add([Draft("سر المرفأ في المخزن", external_id="s")], collection="chat:-5")
    await conversation.set(GROUP, SetLanguage("en"))
    reply = await conversation.answers.ask(GROUP, "جسر الجسر")
    await conversation.moved(-5, -1005)
    await conversation.moved(-5, -1005)
    new = replace(GROUP, id=-1005)
    assert status(await conversation.answers.ask(new, "سر المرفأ")).startswith("I found one")
    act = parse(reply.buttons[0].data)
    assert isinstance(act, Open)
    for chat in (GROUP, new):  # the old message is still there, and carries the old id
        assert (await conversation.answers.press(chat, act)).saved is not None
    assert conversation.settings(GROUP).text == conversation.settings(FRIDA_GROUP).text


async def test_posts_are_put_in_replaced_and_taken_out(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    await conversation.posts.index(Post(Draft("أول", external_id="tg:1:1"), Channel()))
    await conversation.posts.index(Post(Draft("ثان", external_id="tg:1:1"), Channel()))
    assert newsroom.shelves[PUBLIC, "tg:1:1"].text == "ثان"
    await conversation.posts.index(Post(Draft(" ", external_id="tg:1:1"), Channel()))
    assert (PUBLIC, "tg:1:1") not in newsroom.shelves
    await conversation.posts.index(Post(Draft("", external_id="tg:1:1"), Channel()))


async def test_a_busy_library_is_told_to_who_brings_a_post(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    newsroom.failure = LibraryBusy(Path("data"))
    with pytest.raises(LibraryBusy):
        await conversation.posts.index(Post(Draft("نص", external_id="tg:1:1"), Channel()))
