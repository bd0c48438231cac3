"""What is let through to the handlers: nothing that is too old, and from nobody too much.

Only what asks the bot for something is weighed. Posts of channels, talk in groups that is not for
the bot, and what Telegram itself reports always pass.
"""

import time
from collections.abc import Callable
from typing import Any

from telegram import Chat, Message, Update, User
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.conversation import Conversation
from bot.limits import Limit, Refusal
from bot.telegram_.incoming import chat_of, from_machine, intent_of
from bot.telegram_.sending import send

_Context = CallbackContext[Any, Any, Any, Any]


class Gate:
    """Stops what should not be answered, before any handler sees it."""

    def __init__(
        self,
        conversation: Conversation,
        *,
        of_person: Limit,
        of_group: Limit,
        of_typing: Limit,
        max_age: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Stand before the handlers of `conversation`.

        Args:
            conversation: what words the refusals.
            of_person: how much one person may ask.
            of_group: how much may be asked in one group.
            of_typing: how much one person may ask while typing in other chats.
            max_age: seconds after which a message is no longer answered; 0 for never.
            clock: the time in seconds since the epoch, as messages give it.
        """
        self._conversation = conversation
        self._of_person = of_person
        self._of_group = of_group
        self._of_typing = of_typing
        self._max_age = max_age
        self._clock = clock

    async def pass_or_stop(self, update: Update, context: _Context) -> None:
        """Return if the update may be handled.

        Raises:
            ApplicationHandlerStop: it may not, and no handler after this one sees it.
        """
        if not asks(update, context.bot.bot):
            return
        if self._too_old(update):
            raise ApplicationHandlerStop
        refusal = self._weigh(update)
        if refusal is not None:
            # A press is answered each time: its client would wait for the answer.
            if refusal.first or update.callback_query:
                await self._explain(update, refusal, context)
            raise ApplicationHandlerStop

    def _too_old(self, update: Update) -> bool:
        """Tell whether the question came while the bot was away, too long ago.

        Presses of buttons carry no date of their own.
        """
        message = update.message or update.edited_message
        if not self._max_age or message is None:
            return False
        written = message.edit_date or message.date
        return self._clock() - written.timestamp() > self._max_age

    def _weigh(self, update: Update) -> Refusal | None:
        sender, chat = update.effective_sender, update.effective_chat
        if update.inline_query:
            return self._of_typing.take(update.inline_query.from_user.id)
        refusal = self._of_person.take(sender.id) if sender else None
        if refusal is None and chat is not None and chat.type != Chat.PRIVATE:
            return self._of_group.take(chat.id)
        return refusal

    async def _explain(self, update: Update, refusal: Refusal, context: _Context) -> None:
        """Say once that it is too much; a pressed button says it in passing, a list nowhere."""
        chat, message = update.effective_chat, update.message or update.edited_message
        if chat is None:
            return
        said = self._conversation.too_much(
            chat_of(chat, update.effective_user),
            refusal.seconds,
            brought=message is not None and _brings(message),
        )
        try:
            if update.callback_query:
                await update.callback_query.answer(said.text)
            elif message:
                await send(context.bot, message, said)
        except TelegramError:
            # Whoever asks too much need not hear it for certain.
            return


def asks(update: Update, bot: User) -> bool:
    """Tell whether the update asks `bot` for an answer."""
    if update.callback_query or update.inline_query:
        return True
    message = update.message or update.edited_message
    return message is not None and _for_bot(message, bot)


def _brings(message: Message) -> bool:
    """Tell whether a message is there to be kept: posts are often forwarded by the dozen."""
    return message.forward_origin is not None or message.effective_attachment is not None


def _for_bot(message: Message, bot: User) -> bool:
    if from_machine(message):
        return False
    return message.chat.type == Chat.PRIVATE or intent_of(message, bot) is not None
