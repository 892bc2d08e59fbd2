"""The command that fetches pages."""

import click


@click.command("fetch")
def fetch_command() -> None:
    """Fetch pages."""
