"""The state of a library's leaflets, languages and sign-offs."""
