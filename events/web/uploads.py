"""The largest request with a file, checked before its body is read: a refused upload never fills
the disk.
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

BESIDE_THE_FILE = 100_000  # bytes: the other fields, and the boundaries between them


class BoundedUpload(FileUploadHandler):
    """Refuses the whole request by its length; the other handlers deal with the rest."""

    def handle_raw_input(
        self,
        input_data: object,
        META: object,
        content_length: int,
        boundary: object,
        encoding: object = None,
    ) -> None:
        if content_length > settings.MAX_FILE_BYTES + BESIDE_THE_FILE:
            raise RequestDataTooBig("The file is too large.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
