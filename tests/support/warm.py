"""Loads what a refresh loads, so that a process forked from one that imported this begins its work at once.

Loading alone: nothing is opened, drawn or run, and no thread is started.
"""

import importlib
import pkgutil

import pipeline

LIBRARIES = """
alembic.command dagster._core.execution.api dagster._core.execution.execute_in_process dagster._core.instance.factory
dagster._core.launcher.default_run_launcher dagster._core.run_coordinator.default_run_coordinator
dagster._core.secrets.env_file dagster._core.storage.event_log.sqlite dagster._core.storage.local_compute_log_manager
dagster._core.storage.root dagster._core.storage.runs.sqlite dagster._core.storage.schedules.sqlite
dagster._core.storage.sqlite_storage dagster._core.executor.in_process duckdb frictionless frictionless.formats
frictionless.portals frictionless.schemes gptables jinja2.ext markdown.extensions.attr_list
markdown.extensions.codehilite markdown.extensions.fenced_code markdown.extensions.md_in_html
markdown.extensions.tables material.templates mkdocs.commands.build mkdocs.config.defaults narwhals numpy
pagefind.service pagefind_bin pandas
pyarrow.pandas_compat pyarrow.parquet pygments rich.progress sqlalchemy.dialects.sqlite
sqlglot.dialects.duckdb tarfile upath.implementations.local zoneinfo _strptime encodings.cp437
encodings.idna encodings.latin_1 encodings.utf_16_le encodings.utf_8_sig
"""

for _, name, _ in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if ".project_template" not in name and not name.endswith("__main__"):
        importlib.import_module(name)
for name in LIBRARIES.split():
    importlib.import_module(name)
