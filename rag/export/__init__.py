"""Answers and projects as files to keep: Word, Markdown and CSV, each with its citations."""
