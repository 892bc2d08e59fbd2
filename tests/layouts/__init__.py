"""Portal layouts and bodies of our own wording, combined by tests/test_clean.py."""
