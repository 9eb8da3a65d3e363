"""YAML read strictly and checked against a model, each mistake told in plain words with its line.

What the models are is said where they are defined; nothing here knows what a file is about.
"""

from pipeline.strict_yaml.document import Document, Origin, read_document
from pipeline.strict_yaml.reading import read_model
from pipeline.strict_yaml.validation import validate

__all__ = ["Document", "Origin", "read_document", "read_model", "validate"]
