from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boilerkit.cli.main import main


@pytest.fixture
def run(tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """Run the command line with the tiny model; sys.exit becomes the result's status."""
    import click

    from boilerkit.extractor import shared_extractor

    monkeypatch.setenv("BOILERKIT_MODEL_DIR", str(tiny_bundle))
    shared_extractor.cache_clear()
    command = click.Command(
        "boilerkit",
        callback=lambda arguments: main(list(arguments)),
        params=[click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
    )

    def call(*arguments: str | Path, input: bytes | str | None = None) -> Result:
        return CliRunner().invoke(command, [str(a) for a in arguments], input=input)

    yield call
    # The tests after this one ask for the model that ships.
    shared_extractor.cache_clear()
