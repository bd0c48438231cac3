"""The surfaces: the chat bot in Telegram and at the console, and the `khabar` command."""
