"""The bot to compare with: it says again what was written.

    python -m benchmarks.bot.echo ADDRESS TOKEN [httpx|aiohttp] [UPDATES AT ONCE]

As python-telegram-bot comes, it goes over httpx and handles one update at a time.
"""

import os
import sys

os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.telegram_.request import AiohttpRequest


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None:
        await message.reply_text(message.text or "-")


def main(address: str, token: str, carrier: str = "httpx", at_once: str = "1") -> None:
    """Run until a signal says to stop."""
    builder = Application.builder().token(token).base_url(f"{address}/bot")
    if carrier == "aiohttp":
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    if int(at_once) > 1:
        builder = builder.concurrent_updates(int(at_once))
    application = builder.build()
    application.add_handler(MessageHandler(filters.ALL, _echo))
    application.run_polling(bootstrap_retries=3)


if __name__ == "__main__":
    main(*sys.argv[1:])
