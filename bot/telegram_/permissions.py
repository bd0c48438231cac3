"""Who may change what is set for a whole group."""

from telegram import Bot, Chat, ChatMember, User
from telegram.error import ChatMigrated, TelegramError

_ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def manages(bot: Bot, chat: Chat, user: User | None, sender_chat: Chat | None = None) -> bool:
    """Tell whether someone may change the settings of a chat: in a group, its administrators.

    Args:
        bot: what asks Telegram.
        chat: whose settings.
        user: who wants to.
        sender_chat: as which group or channel they write; administrators who write as the group
            itself are anonymous.
    """
    if chat.type == Chat.PRIVATE:
        return True
    if sender_chat is not None:
        return sender_chat.id == chat.id
    return user is not None and await is_administrator(bot, chat, user.id)


async def is_administrator(bot: Bot, chat: Chat, user_id: int) -> bool:
    """Tell whether Telegram knows a user as an administrator of a chat."""
    return await is_administrator_of(bot, chat.id, user_id)


async def is_administrator_of(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Tell the same of a chat of which only the id is known."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except ChatMigrated as moved:
        # Buttons of a group that became a supergroup still carry its old id.
        return await is_administrator_of(bot, moved.new_chat_id, user_id)
    except TelegramError:
        return False
    return member.status in _ADMINISTRATORS
