from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from training.corpora import SCHEMA
from training.errors import TrainingError
from training.footprint import Memory, Start, footprint_table, measure_memory, time_start

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def test_a_first_page_takes_longer_than_the_import_before_it() -> None:
    start = time_start(n_starts=1)
    assert 0 < start.imported < start.first_page


@needs_proc
def test_pages_come_again_until_there_are_enough(own_corpus: Path) -> None:
    corpus = own_corpus / "own.parquet"
    n_pages = pq.read_metadata(corpus).num_rows + 3
    found = measure_memory([corpus], n_pages, marks=(1,))
    assert [memory.n_pages for memory in found] == [1, n_pages]
    assert all(10 < memory.resident <= memory.peak for memory in found)


@needs_proc
def test_a_corpus_without_a_page_is_named(tmp_path: Path) -> None:
    path = tmp_path / "empty.parquet"
    pq.write_table(pa.Table.from_pylist([], schema=SCHEMA), path)
    with pytest.raises(TrainingError, match=r"no page in .*empty\.parquet"):
        measure_memory([path], 1)


def test_the_table_says_both() -> None:
    table = footprint_table(Start(0.2, 0.4), [Memory(1000, 123.4, 130.2)])
    assert "import boilerkit: 0.20 s" in table
    assert table.split()[-3:] == ["1000", "123", "130"]
