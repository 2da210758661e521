"""The training run: folds, calibration, final models, bundle, tracking."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from boilerkit.features.extractor import KINDS, FeatureExtractor
from boilerkit.page import Kind
from training.config import KindConfig, SharedConfig, TrainConfig, flat_settings
from training.corpora import corpus_paths, file_digest
from training.crossval import Judged, judge_out_of_fold
from training.dataset import CACHE_FOLDER, build_samples, files_digest, run_digest
from training.decoding import Decoder, fit_decoder, fold_decoders
from training.evaluation import (
    body_calibration_error,
    body_probabilities,
    originals,
    rule_agreement,
    text_rows,
)
from training.export import KindExport, export_bundle
from training.fitting import ModelFiles, Models
from training.plots import confusion_plot, importance_plot, precision_recall_plot, reliability_plot
from training.replay import FOLDS_FILE
from training.reports import report_metrics, text_table
from training.sample import Sample
from training.stacking import Prediction, Stack
from training.stages import Stages
from training.tracking import Tracker

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KindRun:
    """What a run found for one kind of page."""

    folds: list[ModelFiles]
    fold_decoders: list[Decoder]
    judged: list[Judged]
    models: Models
    decoder: Decoder


def load_samples(
    folder: Path,
    config: SharedConfig,
    kind: Kind,
    limit: int | None = None,
    cache: Path = CACHE_FOLDER,
) -> list[Sample]:
    """Build the samples of one kind of page that a config asks for."""
    corpora, copies, seed = config.data.corpora, config.copies, config.seed
    return build_samples(folder, corpora, copies, kind, seed=seed, limit=limit, cache=cache)


def train(
    folder: Path,
    config: TrainConfig,
    out: Path,
    *,
    folds_out: Path | None = None,
    limit: int | None = None,
    cache: Path = CACHE_FOLDER,
    tracker: Tracker,
) -> dict[Kind, list[Judged]]:
    """Run everything and write the bundle.

    Parameters
    ----------
    folder : Path
        Where the corpora are.
    out : Path
        Folder of the bundle.
    folds_out : Path, optional
        Where to write a bundle for each fold and the fold of each page, for measuring
        out of fold through the library's front door.
    limit : int, optional
        Take so many pages of each corpus only.
    cache : Path
        Where samples are kept between runs, and the stages of a run, so that one that breaks off
        goes on after the last that was done.

    Returns
    -------
    dict
        The pages judged out of fold, by kind.
    """
    corpora = {
        name: file_digest(p) for name, p in corpus_paths(folder, config.data.corpora).items()
    }
    with tracker.run("train"):
        tracker.parameters(
            {**flat_settings(config), **{f"sha256.{k}": v for k, v in corpora.items()}}
        )
        # One kind after the other: together they would not fit into memory.
        runs: dict[Kind, KindRun] = {}
        code = run_digest()
        for kind in KINDS:
            of_kind = config.of_kind(kind)
            of_what = repr((kind, of_kind, corpora, limit, code))
            stages = Stages(cache / "runs" / files_digest((), of_what))
            fit = partial(_run_kind, kind, folder, of_kind, limit, cache, stages)
            runs[kind] = stages.once("run", fit)
            _track_kind(kind, runs[kind], of_kind, tracker)
        facts: dict[str, Any] = {
            "corpora": corpora,
            "settings": flat_settings(config),
            "split": f"StratifiedGroupKFold by site, {config.n_folds} folds, seed {config.seed}",
            "metrics": _summary(runs, config),
        }
        if folds_out is not None:
            _export_folds(folds_out, runs, config, facts)
        exports = {kind: KindExport(run.models.files(), run.decoder) for kind, run in runs.items()}
        checksum = export_bundle(out, exports, config.version, facts)
        tracker.model(out, checksum)
    return {kind: run.judged for kind, run in runs.items()}


def _run_kind(
    kind: Kind,
    folder: Path,
    config: KindConfig,
    limit: int | None,
    cache: Path,
    stages: Stages,
) -> KindRun:
    """Cross-validate, fit the decoder, and fit the final models for one kind of page."""
    stack = Stack(load_samples(folder, config, kind, limit, cache), config, stages)
    folds: list[ModelFiles] = []
    predictions: list[Prediction] = []
    for fold in range(config.n_folds):
        models = stages.once(f"fold-{fold}", partial(stack.fit_fold, fold))
        folds.append(models.files())
        predictions += stack.predict_fold(models, fold)
        logger.info("%s: fold %d of %d done, %s", kind, fold + 1, config.n_folds, models.n_rounds())
    decoders = fold_decoders(predictions, config)
    judged = list(judge_out_of_fold(predictions, decoders))
    decoder = fit_decoder(predictions, config)
    models = stages.once("final", stack.fit_final)
    logger.info("%s: final models done", kind)
    return KindRun(folds, decoders, judged, models, decoder)


def _track_kind(kind: Kind, run: KindRun, config: KindConfig, tracker: Tracker) -> None:
    """Log figures of the folds, and figures and pictures of the whole, for one kind of page."""
    judged, weights = run.judged, config.weights
    for fold in range(config.n_folds):
        with tracker.run(f"{kind}-fold-{fold}", nested=True):
            tracker.parameters({"kind": kind, "fold": fold})
            tracker.metrics(report_metrics([j for j in judged if j.fold == fold], weights))
    pages = originals(judged)
    truth = np.concatenate([j.sample.labels for j in pages])
    P = np.concatenate([j.P for j in pages])
    schema = FeatureExtractor(kind).schema
    tracker.metrics(
        {f"{kind}/{name}": value for name, value in report_metrics(judged, weights).items()}
    )
    tracker.text(text_table(text_rows(judged)), f"{kind}/text.txt")
    predicted = np.concatenate([j.labels for j in pages])
    tracker.figure(confusion_plot(truth, predicted), f"{kind}/confusion.png")
    tracker.figure(precision_recall_plot(truth, P), f"{kind}/precision_recall.png")
    tracker.figure(
        reliability_plot(*body_probabilities(judged, weights)), f"{kind}/reliability.png"
    )
    for role, model in run.models.trees().items():
        gain = model.feature_importance("gain")
        plot = importance_plot(schema.columns(role), gain)
        tracker.figure(plot, f"{kind}/importance_{role}.png")


def _summary(runs: Mapping[Kind, KindRun], config: TrainConfig) -> dict[str, Any]:
    """Figures worth keeping in the manifest, out of fold."""
    summary: dict[str, Any] = {}
    for kind, run in runs.items():
        weights = config.of_kind(kind).weights
        rows = text_rows(run.judged)
        of_labels = rule_agreement(originals(run.judged))
        summary[kind] = {
            "word_f1": {row.name: round(row.f1, 4) for row in rows if not math.isnan(row.f1)},
            "body_calibration_error": round(body_calibration_error(run.judged, weights), 4),
            "f1_against_rules": {
                label: round(score["f1"], 4) for label, score in of_labels.items()
            },
        }
    return summary


def _export_folds(
    folder: Path, runs: Mapping[Kind, KindRun], config: TrainConfig, facts: Mapping[str, Any]
) -> None:
    """Write a bundle a fold, and which page was left out of which."""
    for fold in range(config.n_folds):
        exports = {
            kind: KindExport(run.folds[fold], run.fold_decoders[fold]) for kind, run in runs.items()
        }
        export_bundle(folder / str(fold), exports, config.version, {"fold": fold, **facts})
    # Both kinds are split alike; pages of which only a dump is left are judged as text alone.
    of_page = {j.sample.page_id: j.fold for run in runs.values() for j in originals(run.judged)}
    (folder / FOLDS_FILE).write_text(json.dumps(of_page, indent=0), encoding="utf-8")
