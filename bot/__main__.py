"""`python -m bot` is `khabar`."""

from bot.cli import main

main()
