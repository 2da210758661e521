"""Wrong settings and missing files are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from training.config import (
    CopyConfig,
    KindNetworks,
    KindRounds,
    KindWeights,
    NetworkConfig,
    RoundsConfig,
    TrainConfig,
    WeightConfig,
    read_config,
)
from training.corpora import read_corpus
from training.errors import ConfigError, CorpusError

CONFIGS = Path(__file__).resolve().parents[2] / "training" / "configs"


def test_the_quick_config_is_the_default_one_without_copies() -> None:
    default, quick = (read_config(CONFIGS / f"{name}.toml") for name in ("default", "quick"))
    assert quick.copies == CopyConfig(dumps=0, scripts=0, older=0.0, planted=0.0)
    assert quick.data.max_blocks < default.data.max_blocks
    assert quick.n_folds < default.n_folds
    data = replace(quick.data, max_blocks=default.data.max_blocks)
    assert replace(quick, copies=default.copies, data=data, n_folds=default.n_folds) == default


def test_a_file_changes_only_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text("seed = 5\n[first]\nnum_leaves = 3\nmax_bin = 9\n")
    (tmp_path / "sub").mkdir()
    path = tmp_path / "sub" / "mine.toml"
    path.write_text('extends = "../base.toml"\nn_folds = 4\n[first]\nmax_bin = 20\n')
    config = read_config(path)
    assert (config.seed, config.n_folds) == (5, 4)
    assert (config.first.num_leaves, config.first.max_bin) == (3, 20)
    assert config.content == TrainConfig().content


def test_files_that_extend_each_other_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b.toml"')
    (tmp_path / "b.toml").write_text('extends = "a.toml"')
    with pytest.raises(ConfigError, match=r"a\.toml extends itself, by way of .*b\.toml"):
        read_config(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends = 3", "expected the path"),
        ('extends = "none.toml"', r"none\.toml"),
        ("sed = 1", "unknown setting sed"),
        ("[first]\nleaves = 3", "unknown setting leaves"),
        ('seed = "x"', "expected int"),
        ("first = 3", "expected a table"),
        ("n_folds = 2", "3 or more"),
        ("seed = ", "Invalid"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message):
        read_config(path)


def test_settings_of_one_kind_decide_nothing_of_the_other() -> None:
    config = TrainConfig()
    heavier = KindWeights(text=WeightConfig(short_line_words=9))
    with_network = KindNetworks(text=NetworkConfig(first_share=0.3))
    longer = KindRounds(text=RoundsConfig(content=300))
    for setting in ({"weights": heavier}, {"network": with_network}, {"rounds": longer}):
        changed = replace(config, **setting)
        other_version = replace(changed, version="2")
        assert other_version.of_kind("html") == config.of_kind("html")
        assert other_version.of_kind("text") != config.of_kind("text")


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no\.parquet"):
        read_corpus(tmp_path / "no.parquet")
