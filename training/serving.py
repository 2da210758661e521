"""A bundle as an MLflow model: pages in, article texts out.

MLflow runs this file by itself (models from code), so nothing is pickled.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlflow.models import set_model
from mlflow.pyfunc.model import PythonModel

from boilerkit.extractor import Extractor


class BundleModel(PythonModel):
    """Extracts the article of each page with a logged bundle."""

    def load_context(self, context: Any) -> None:
        """Load the bundle that was logged beside the model."""
        self._extractor = Extractor(context.artifacts["bundle"])

    def predict(
        self,
        context: Any,  # noqa: ARG002 - MLflow's contract
        model_input: list[str],
        params: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> list[str]:
        """Return the text of each page."""
        return [self._extractor.extract(page) for page in model_input]

    @staticmethod
    def texts(bundle: Path, pages: list[str]) -> list[str]:
        """What the model answers to some pages, for its signature."""
        extractor = Extractor(bundle)
        return [extractor.extract(page) for page in pages]


set_model(BundleModel())
