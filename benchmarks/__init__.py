"""Speed and size, side by side with what a user would pick instead.

`python -m benchmarks` puts the same paragraphs into every system, asks each the same questions,
and prints what that took; `--help` says what can be chosen.
"""
