"""The open data: tables, their descriptions and files, made from published values alone. No file is written here."""

from pipeline.publish.open_data.files import open_data_files
from pipeline.publish.open_data.inputs import (
    Correction,
    DataTables,
    DeliveryFacts,
    Figure,
    FileFacts,
    Revision,
    StandingKey,
    standing_key,
)

__all__ = [
    "Correction",
    "DataTables",
    "DeliveryFacts",
    "Figure",
    "FileFacts",
    "Revision",
    "StandingKey",
    "open_data_files",
    "standing_key",
]
