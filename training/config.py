"""Settings of a training run, read from TOML; unknown keys are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from boilerkit.page import Kind
from training.corpora import CORPORA
from training.errors import ConfigError
from training.toml_files import build, read_toml

MIN_FOLDS = 3
"""First passes leave out two folds at a time, and need one to learn from."""


@dataclass(frozen=True, slots=True)
class TreeConfig:
    """LightGBM's parameters for one model; names as in its documentation."""

    num_leaves: int = 31
    learning_rate: float = 0.06
    min_data_in_leaf: int = 100
    feature_fraction: float = 0.4
    bagging_fraction: float = 0.8
    lambda_l2: float = 5.0
    max_bin: int = 127
    extra_trees: bool = False


@dataclass(frozen=True, slots=True)
class DataConfig:
    """Which pages are learnt from, and how many of their blocks."""

    corpora: tuple[str, ...] = CORPORA
    max_blocks: int = 600
    """Blocks of a page of HTML to fit on; of a page with more, so many are drawn by chance."""
    max_lines: int = 150
    """The same for its plain dump."""
    max_copy_blocks: int = 75
    """The same for its copies of either kind."""


@dataclass(frozen=True, slots=True)
class CopyConfig:
    """In which other forms a page is learnt from as well."""

    dumps: int = 2
    """Text dumps in different styles, besides the plain one."""
    scripts: int = 1
    """Dumps in other scripts; the first of these scripts is learnt as HTML too."""
    older: float = 1.0
    """Share of pages with a copy as an older site writes it, as HTML."""
    planted: float = 0.5
    """Share of articles with a copy with planted facts and headlines."""
    portals: float = 0.0
    """Share of articles with a dump among many more lines, half of these in another script."""


@dataclass(frozen=True, slots=True)
class WeightConfig:
    """How much a block of one kind of page counts."""

    word_power: float = 0.8
    """A block counts by its words to this power, a page as a whole always the same."""
    short_line_words: float = 0
    """Headlines and lines of tags count as if of so many words at least, where content is told."""
    snippet_pages: float = 0.5
    """Weight of a page of which only snippets are known."""
    rewritten: float = 0.3
    """Weight of a page's copy in another script."""
    older: float = 0.3
    """Weight of a page's copy as an older site writes it, which only HTML has."""
    planted: float = 0.25
    """Weight of a page's copy with planted facts and headlines."""
    portal: float = 0.5
    """Weight of an article's dump among many more lines."""
    planted_share: float = 0.5
    """Share of the copy's weight that what is planted makes up as HTML, where content is told."""
    boilerplate_power: float = 0.5
    """Power of a block's weight where it tells the labels other than body apart."""
    boilerplate_rewritten: float = 0.1
    """Weight there of a copy in another script, which has lost the words that tell them."""
    boilerplate_older: float = 0.3
    """Weight there of a copy as an older site writes it."""
    boilerplate_planted: float = 1.5
    """Weight there of a copy with planted facts and headlines, which is made for them."""
    boilerplate_portal: float = 0.3
    """Weight there of a dump among many more lines, most of which have lost the words that tell."""
    class_power: float = 0.5
    """A label's weight is its share of blocks to minus this power."""
    neighbours: float = 0.15
    """How much the labels of the blocks before and after count for a block's own."""


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """The networks that have a say beside the trees that tell what is content."""

    first_share: float = 0.0
    """How much the network of the first pass counts beside its trees; 0 is no network."""
    content_share: float = 0.0
    """The same for the second pass."""
    n_hidden: int = 64
    n_epochs: int = 2
    """How often each block is looked at."""
    dropout: float = 0.2
    """Share of the columns that are struck out, anew for each block at each look."""
    learning_rate: float = 0.0007
    l2: float = 0.001
    batch_size: int = 1024


@dataclass(frozen=True, slots=True)
class RoundsConfig:
    """Boosting rounds of each model."""

    first: int = 150
    content: int = 200
    boilerplate: int = 150
    type: int = 120


@dataclass(frozen=True, slots=True)
class KindWeights:
    """Weights of each kind of page."""

    html: WeightConfig = field(default_factory=WeightConfig)
    text: WeightConfig = field(default_factory=WeightConfig)


@dataclass(frozen=True, slots=True)
class KindNetworks:
    """Networks of each kind of page."""

    html: NetworkConfig = field(default_factory=NetworkConfig)
    text: NetworkConfig = field(default_factory=NetworkConfig)


@dataclass(frozen=True, slots=True)
class KindRounds:
    """Boosting rounds for each kind of page."""

    html: RoundsConfig = field(default_factory=RoundsConfig)
    text: RoundsConfig = field(default_factory=RoundsConfig)


@dataclass(frozen=True, kw_only=True)
class SharedConfig:
    """What holds for pages of every kind."""

    seed: int = 20240601
    n_folds: int = 5
    n_threads: int = 2
    """LightGBM's bagging has depended on the number of threads, so it is fixed here."""
    data: DataConfig = field(default_factory=DataConfig)
    copies: CopyConfig = field(default_factory=CopyConfig)
    first: TreeConfig = field(default_factory=TreeConfig)
    content: TreeConfig = field(default_factory=TreeConfig)
    boilerplate: TreeConfig = field(default_factory=TreeConfig)
    type: TreeConfig = field(default_factory=TreeConfig)


@dataclass(frozen=True, kw_only=True)
class KindConfig(SharedConfig):
    """Everything that decides what a run makes of one kind of page."""

    weights: WeightConfig = field(default_factory=WeightConfig)
    rounds: RoundsConfig = field(default_factory=RoundsConfig)
    network: NetworkConfig = field(default_factory=NetworkConfig)


@dataclass(frozen=True, kw_only=True)
class TrainConfig(SharedConfig):
    """Everything that decides what a training run makes."""

    version: str = "0.1.0"
    weights: KindWeights = field(default_factory=KindWeights)
    rounds: KindRounds = field(default_factory=KindRounds)
    network: KindNetworks = field(default_factory=KindNetworks)

    def of_kind(self, kind: Kind) -> KindConfig:
        """What is decided for one kind of page; settings of the other are not in it."""
        shared = {f.name: getattr(self, f.name) for f in fields(SharedConfig)}
        return KindConfig(
            **shared,
            weights=getattr(self.weights, kind),
            rounds=getattr(self.rounds, kind),
            network=getattr(self.network, kind),
        )


EXTENDS = "extends"
"""Key of the config file, relative to the one that names it, whose settings a file changes."""


def read_config(path: Path) -> TrainConfig:
    """Read a config file, and the one that it extends.

    Raises
    ------
    ConfigError
        A file is missing or no TOML, has a key that nobody knows, extends itself, or has too few
        folds.
    """
    config = build(TrainConfig, _read_extended(path, ()), str(path))
    if config.n_folds < MIN_FOLDS:
        raise ConfigError(f"{path}: expected n_folds of {MIN_FOLDS} or more, got {config.n_folds}")
    return config


def _read_extended(path: Path, above: tuple[Path, ...]) -> dict[str, Any]:
    """Read a file's settings over those of the file that it extends.

    Parameters
    ----------
    above : tuple of Path
        Files that extend this one.
    """
    if path.resolve() in above:
        raise ConfigError(f"{path} extends itself, by way of {above[-1]}")
    settings = read_toml(path)
    base = settings.pop(EXTENDS, None)
    if base is None:
        return settings
    if not isinstance(base, str):
        raise ConfigError(f"{path}: {EXTENDS}: expected the path of a config file, got {base!r}")
    return _over(settings, _read_extended(path.parent / base, (*above, path.resolve())))


def _over(settings: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Settings in place of those of a base; a table changes only what it names."""
    both = {**base, **settings}
    for key in settings.keys() & base.keys():
        if isinstance(settings[key], dict) and isinstance(base[key], dict):
            both[key] = _over(settings[key], base[key])
    return both


def flat_settings(config: TrainConfig) -> dict[str, object]:
    """Return all settings under dotted names."""
    return dict(_flatten(asdict(config), ""))


def _flatten(settings: Mapping[str, Any], prefix: str) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in settings.items():
        if isinstance(value, dict):
            found += _flatten(value, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", value))
    return found
