"""The knowledge of the extractor: TOML and CSV tables, read with importlib.resources."""
