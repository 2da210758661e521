"""MLflow: the only module that imports it. Everything works with tracking off."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EXPERIMENT = "boilerkit"
MODEL_NAME = "boilerkit-default"
ALIAS = "candidate"
DEFAULT_STORE = "sqlite:///mlflow.db"
MAX_PARAMETER_CHARS = 500
_EXAMPLES = ["<html><body><h1>Title</h1><p>A first paragraph of the page.</p></body></html>"]


class Tracker:
    """One parent run with child runs; with ``enabled=False`` all calls do nothing."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled

    @contextmanager
    def run(self, name: str, *, nested: bool = False) -> Iterator[None]:
        """Open a run, a child of the open one if ``nested``."""
        if not self.enabled:
            yield
            return
        import mlflow

        if not nested:
            mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", DEFAULT_STORE))
            mlflow.set_experiment(EXPERIMENT)
        with mlflow.start_run(run_name=name, nested=nested):
            yield

    def parameters(self, values: Mapping[str, object]) -> None:
        """Log settings."""
        if self.enabled:
            import mlflow

            mlflow.log_params({k: str(v)[:MAX_PARAMETER_CHARS] for k, v in values.items()})

    def metrics(self, values: Mapping[str, float]) -> None:
        """Log figures; those that are NaN are left out."""
        if self.enabled:
            import mlflow

            mlflow.log_metrics({_key(k): v for k, v in values.items() if not math.isnan(v)})

    def figure(self, figure: Figure, name: str) -> None:
        """Log a plot."""
        if self.enabled:
            import mlflow

            mlflow.log_figure(figure, name)

    def text(self, text: str, name: str) -> None:
        """Log a text file."""
        if self.enabled:
            import mlflow

            mlflow.log_text(text, name)

    def model(self, bundle: Path, checksum: str, name: str = MODEL_NAME) -> None:
        """Log a bundle as a model with signature and input example, and register it.

        Parameters
        ----------
        bundle : Path
        checksum : str
            The run's tag ``bundle_checksum``: a bundle names no run, or no two would be alike.
        name : str
            What it is registered as.
        """
        if not self.enabled:
            return
        import mlflow
        from mlflow.models import infer_signature

        from training.serving import BundleModel

        mlflow.set_tag("bundle_checksum", checksum)
        texts = BundleModel.texts(bundle, _EXAMPLES)
        info = mlflow.pyfunc.log_model(
            name="bundle",
            python_model=str(Path(__file__).with_name("serving.py")),
            artifacts={"bundle": str(bundle)},
            signature=infer_signature(_EXAMPLES, texts),
            input_example=_EXAMPLES,
            registered_model_name=name,
            pip_requirements=["boilerkit"],
        )
        client = mlflow.MlflowClient()
        client.set_registered_model_alias(name, ALIAS, info.registered_model_version)


def _key(name: str) -> str:
    """MLflow allows letters, digits and a few marks in a metric's name."""
    return "".join(c if c.isalnum() or c in "_-./ " else "_" for c in name)
