"""The commands of operators, in their private chats; to everyone else they do not exist.

They are registered before all others: the first handler that fits takes a message, and what no
operator wrote is answered as any unknown command is.
"""

from collections.abc import Collection
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat, Message, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    CallbackContext,
    CommandHandler,
    filters,
)

from bot.conversation import Conversation
from bot.locale import LANGUAGES, Messages, messages
from bot.telegram_.incoming import chat_of, from_machine
from bot.telegram_.sending import send

_Context = CallbackContext[Any, Any, Any, Any]


class _Operator(filters.MessageFilter):
    """Lets through what an operator wrote in the private chat."""

    def __init__(self, operators: Collection[int]) -> None:
        super().__init__()
        self._operators = operators

    def filter(self, message: Message) -> bool:
        """Tell whether an operator wrote the message."""
        person = message.from_user
        return (
            person is not None
            and person.id in self._operators
            and message.chat.type == message.chat.PRIVATE
            and message.forward_origin is None
            and not from_machine(message)
        )


class OperatorCommands:
    """Handles the commands of operators, over one conversation."""

    def __init__(self, conversation: Conversation, operators: Collection[int]) -> None:
        self._conversation = conversation
        self._operators = operators

    def add_to(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Register the commands."""
        theirs = filters.UpdateType.MESSAGE & _Operator(self._operators)
        application.add_handlers(
            [
                CommandHandler("stats", self.stats, theirs),
                CommandHandler("sources", self.sources, theirs),
            ]
        )

    async def stats(self, update: Update, context: _Context) -> None:
        """Say what there is and how it is used."""
        message = _message(update)
        chat = chat_of(message.chat, message.from_user)
        await send(context.bot, message, await self._conversation.operating.stats(chat))

    async def sources(self, update: Update, context: _Context) -> None:
        """Say which outlets there are."""
        message = _message(update)
        chat = chat_of(message.chat, message.from_user)
        await send(context.bot, message, await self._conversation.operating.sources(chat))


async def register_operators(
    bot: Bot, operators: Collection[int], offered: dict[str, list[BotCommand]]
) -> None:
    """Tell Telegram what clients of operators offer beside what everyone's do.

    Args:
        bot: what tells it.
        operators: their user ids; whoever never wrote to the bot is passed over.
        offered: what is offered in every private chat, by language code.
    """
    for operator in operators:
        scope = BotCommandScopeChat(operator)
        for language in LANGUAGES:
            commands = [*offered[language], *_commands(messages(language))]
            code = None if language == "en" else language
            try:
                await bot.set_my_commands(commands, scope=scope, language_code=code)
            except (BadRequest, Forbidden):
                break


def _commands(words: Messages) -> list[BotCommand]:
    return [
        BotCommand("stats", words.say("command.stats")),
        BotCommand("sources", words.say("command.sources")),
    ]


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # noqa: S101 - the filter lets only messages through
    return message
