"""Pages of the corpora as a crawl: one WARC of responses, to run the command line on."""

from __future__ import annotations

import gzip
import io
import uuid
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from training.corpora import corpus_paths, iterate_corpus


def write_crawl(folder: Path, corpora: Sequence[str], out: Path) -> int:
    """Write a WARC, compressed record by record, and return how many pages it holds.

    The same corpora give the same bytes: record ids follow from page ids.
    """
    from fastwarc.warc import WarcRecord, WarcRecordType

    n_pages = 0
    with out.open("wb") as stream:
        for path in corpus_paths(folder, corpora).values():
            for page in tqdm(iterate_corpus(path), desc=path.stem, unit="page", disable=None):
                record = WarcRecord()
                record.init_headers(record_type=WarcRecordType.response)
                name = uuid.uuid5(uuid.NAMESPACE_URL, page.id)
                record.headers["WARC-Record-ID"] = f"<urn:uuid:{name}>"
                record.headers["WARC-Date"] = "2024-01-01T00:00:00Z"
                record.headers["WARC-Target-URI"] = page.url or f"https://page.invalid/{name}"
                record.headers["Content-Type"] = "application/http; msgtype=response"
                record.set_bytes_content(_response(page.html.encode("utf-8", "replace")))
                plain = io.BytesIO()
                record.write(plain)
                stream.write(gzip.compress(plain.getvalue(), mtime=0))
                n_pages += 1
    return n_pages


def _response(html: bytes) -> bytes:
    head = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(html)}\r\n\r\n"
    )
    return head.encode() + html
