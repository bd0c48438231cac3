"""The `Application` of python-telegram-bot that Telegram and the console both run.

They differ in one thing only: the `BaseRequest` that carries calls to the Bot API, over HTTP
or within the process.
"""

from collections.abc import Collection

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    LinkPreviewOptions,
)
from telegram.ext import Application, Defaults
from telegram.request import BaseRequest

from bot.conversation import Conversation
from bot.locale import LANGUAGES, Messages, messages
from bot.telegram_.failures import Failures
from bot.telegram_.flood import ChatLimiter
from bot.telegram_.handlers import BotApplication, Handlers
from bot.telegram_.operating import OperatorCommands, register_operators
from bot.telegram_.ordering import ChatOrder

UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
)
"""The kinds of update that the bot asks Telegram for."""

TELEGRAM = "https://api.telegram.org"


def build_application(
    conversation: Conversation,
    token: str,
    request: BaseRequest,
    updates_request: BaseRequest,
    *,
    server: str = TELEGRAM,
    rate: float = 0.0,
    operators: Collection[int] = (),
) -> BotApplication:
    """Return the application with every handler over `conversation`; it is not started.

    Args:
        conversation: what answers.
        token: the bot's token.
        request: carries every call but one.
        updates_request: carries `getUpdates`, which waits for long.
        server: address of the Bot API server.
        rate: messages a second at most, over all chats; 0 for as many as Telegram lets.
        operators: user ids of those who have the commands of operators.
    """
    application: BotApplication = (
        Application.builder()
        .token(token)
        .base_url(f"{server}/bot")
        .base_file_url(f"{server}/file/bot")
        .request(request)
        .get_updates_request(updates_request)
        .rate_limiter(ChatLimiter(rate))
        .concurrent_updates(ChatOrder())
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .build()
    )
    OperatorCommands(conversation, operators).add_to(application)
    Handlers(conversation).add_to(application)
    application.add_error_handler(Failures(conversation).handle)
    return application


async def register_commands(bot: Bot, operators: Collection[int] = ()) -> None:
    """Tell Telegram which commands its clients shall offer, by chat and in each language."""
    private: dict[str, list[BotCommand]] = {}
    for language in LANGUAGES:
        words = messages(language)
        # Without a language code the English menu is for everyone else.
        code = None if language == "en" else language
        for scope, commands in _menus(words):
            private.setdefault(language, commands)
            await bot.set_my_commands(commands, scope=scope, language_code=code)
    await register_operators(bot, operators, private)


def _menus(words: Messages) -> list[tuple[BotCommandScope, list[BotCommand]]]:
    """Return what is offered in private chats, then in groups, and to administrators of groups."""
    ask = BotCommand("ask", words.say("command.ask"))
    who = BotCommand("who", words.say("command.who"))
    add = BotCommand("add", words.say("command.add"))
    library = BotCommand("library", words.say("command.library"))
    forget = BotCommand("forget", words.say("command.forget"))
    watch = BotCommand("watch", words.say("command.watch"))
    watches = BotCommand("watches", words.say("command.watches"))
    unwatch = BotCommand("unwatch", words.say("command.unwatch"))
    help_ = BotCommand("help", words.say("command.help"))
    language = BotCommand("language", words.say("command.language"))
    settings = BotCommand("settings", words.say("command.settings"))
    start = BotCommand("start", words.say("command.start"))
    watching = [watch, watches, unwatch]
    return [
        (
            BotCommandScopeAllPrivateChats(),
            [ask, who, *watching, library, add, forget, language, help_, start],
        ),
        (BotCommandScopeAllGroupChats(), [ask, who, watches, help_]),
        (
            BotCommandScopeAllChatAdministrators(),
            [ask, who, *watching, add, library, forget, language, settings, help_],
        ),
    ]
