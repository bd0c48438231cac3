"""What the bot remembers of its chats: its own tables in the library's SQLite file."""

from bot.state.database import Database, open_database
from bot.state.pages import Pages, SavedAnswer

__all__ = ["Database", "Pages", "SavedAnswer", "open_database"]
