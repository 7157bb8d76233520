"""The press: editions in, sheets out."""
