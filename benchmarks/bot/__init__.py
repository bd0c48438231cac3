"""How many answers a second the bot gives and how long one takes, over HTTP on loopback.

The bot runs as a process of its own; this one stands for Telegram and for everyone who writes.
It does no more than a bot needs, so that it is not what is measured; how strict a server of the
Bot API is shows in `tests/bot/e2e`.
"""
