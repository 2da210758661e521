"""Clean on Spark: `mapInArrow`, window by window.

See https://spark.apache.org/docs/latest/api/python/reference/pyspark.sql/api/pyspark.sql.DataFrame.mapInArrow.html.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from boilerkit.cleaning.cleaner import Cleaner
from boilerkit.cleaning.extras import need
from boilerkit.cleaning.records import CleanPage, RawPage
from boilerkit.cleaning.run import Engine
from boilerkit.engines.arrow import (
    BATCH_PAGES,
    clean_batch,
    isolated,
    numbered_schema,
    pair_up,
    table_of,
    windows,
)


def spark_engine() -> Engine:
    """Make an engine that cleans in the session that Spark's own settings describe."""
    session = need("pyspark.sql", "spark").SparkSession
    types = need("pyspark.sql.pandas.types", "spark")
    # Spark starts "python3" otherwise, which on this machine may be another environment's.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

    def clean(
        cleaner: Cleaner, chunks: Iterable[list[RawPage]]
    ) -> Iterator[list[tuple[RawPage, CleanPage]]]:
        spark = session.builder.appName("boilerkit").getOrCreate()
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH_PAGES))
        schema = types.from_arrow_schema(numbered_schema(with_blocks=cleaner.blocks))
        n_tasks = spark.sparkContext.defaultParallelism

        def clean_window(window: Sequence[RawPage]) -> list[tuple[RawPage, CleanPage]]:
            frame = spark.createDataFrame(table_of(window)).repartition(n_tasks)
            cleaned = frame.mapInArrow(_mapper(cleaner), schema).toArrow()
            return pair_up(window, cleaned.to_pylist())

        clean_window([RawPage("")])  # A cluster that cannot work at all is no page's fault.
        for window in windows(iter(chunks)):
            yield isolated(clean_window, window)

    return clean


def _mapper(cleaner: Cleaner) -> Any:
    def map_batches(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield clean_batch(cleaner, batch)

    return map_batches
