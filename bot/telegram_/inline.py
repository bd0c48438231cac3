"""Questions typed after the bot's name in other chats: the newest of each person is answered.

A client asks again with every pause in typing. While one search of a person runs, only the
newest of what came meanwhile is kept, and what is answered by then is dropped: so one who types
costs one search at a time, however fast.
"""

from typing import Any

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import CallbackContext

from bot.chat import Chat
from bot.conversation import Conversation
from bot.inline import Offer, Suggestion
from bot.telegram_.html import to_html
from bot.telegram_.incoming import sound
from bot.telegram_.sending import is_harmless

_Context = CallbackContext[Any, Any, Any, Any]

CACHED = 10
"""Seconds that Telegram may give one person the same answer to the same words."""
START = "inline"
"""What `/start` comes with from the button above the list."""


class InlineQueries:
    """Handles inline queries, over one conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._newest: dict[int, InlineQuery] = {}
        """By person, while something of theirs is searched: what they typed last."""

    async def query(self, update: Update, _context: _Context) -> None:
        """Offer passages to what was typed, unless more has been typed since."""
        query = update.inline_query
        assert query is not None  # noqa: S101 - the handler is registered for these alone
        person = query.from_user.id
        searching = person in self._newest
        self._newest[person] = query
        if searching:
            return
        try:
            answered = None
            while answered is not self._newest[person]:
                answered = self._newest[person]
                await self._answer(answered)
        finally:
            del self._newest[person]

    async def _answer(self, query: InlineQuery) -> None:
        person = query.from_user
        chat = Chat(person.id, private=True, language=person.language_code, person=person.id)
        offer = await self._conversation.inline.offer(chat, sound(query.query).strip())
        if self._newest[person.id] is query:
            await _send(query, offer)


async def _send(query: InlineQuery, offer: Offer) -> None:
    button = InlineQueryResultsButton(offer.notice, start_parameter=START) if offer.notice else None
    try:
        await query.answer(
            [_article(each) for each in offer.suggestions],
            cache_time=CACHED,
            is_personal=True,
            button=button,
        )
    except BadRequest as error:
        if not is_harmless(error):
            raise


def _article(suggestion: Suggestion) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=suggestion.id,
        title=suggestion.title,
        description=suggestion.description,
        input_message_content=InputTextMessageContent(
            to_html(suggestion.reply),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
    )
