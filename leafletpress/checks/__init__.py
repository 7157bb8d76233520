"""Checks on what was read: pure functions from nouns to problems."""
