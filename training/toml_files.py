"""TOML files, and dataclasses made of their tables; unknown keys are refused."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from training.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises
    ------
    ConfigError
        The file is missing or no TOML.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return table


def build(kind: type[T], settings: Mapping[str, Any], where: str) -> T:
    """Make a dataclass of what a TOML table holds; lists become tuples.

    Raises
    ------
    ConfigError
        A key that the dataclass does not have, or a value of another type; names ``where``.
    """
    assert is_dataclass(kind)
    types = get_type_hints(kind)
    unknown = set(settings) - {f.name for f in fields(kind)}
    if unknown:
        raise ConfigError(
            f"{where}: unknown setting {', '.join(sorted(unknown))}; "
            f"known: {', '.join(f.name for f in fields(kind))}"
        )
    values = {k: _value(types[k], value, f"{where}: {k}") for k, value in settings.items()}
    return kind(**values)


def _value(kind: Any, value: Any, where: str) -> Any:
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise ConfigError(f"{where}: expected a table, got {value!r}")
        return build(kind, value, where)  # type: ignore[arg-type]
    if isinstance(value, list):
        return tuple(value)
    expected = (int, float) if kind is float else kind
    if not isinstance(value, expected) or (isinstance(value, bool) and kind is not bool):
        raise ConfigError(f"{where}: expected {kind.__name__}, got {value!r}")
    return value
