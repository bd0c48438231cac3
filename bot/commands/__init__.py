"""The commands of `khabar`, a module for each subject; `bot.cli` puts them together."""
