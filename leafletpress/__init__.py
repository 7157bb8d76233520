"""Patient leaflets from one source: every language, every clinic, every format, and nothing printed unmarked that nobody approved."""

__version__ = "0.1.0"
