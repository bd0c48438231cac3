"""Telegram: python-telegram-bot, from an update to a call of the conversation and back."""

import os

# How python-telegram-bot lets a program choose its coming `timedelta`s; without it every flood
# limit comes with a warning of deprecation. It is read whenever an attribute is.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from bot.telegram_.service import run_telegram

__all__ = ["run_telegram"]
