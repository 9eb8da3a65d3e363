#!/usr/bin/env bash
# Writes requirements/*.txt from requirements/*.in: every version pinned, every file by its hash, for every system.
# Keeps the versions that are locked already; `bash tools/lock.sh --upgrade` takes the newest (or `--upgrade-package NAME`).
# Left out: rfc3987-syntax (and its lark), which an extra of jsonschema asks for and nothing here uses. Where it is
# installed, it works out a grammar each time that jsonschema is loaded: 1.5 seconds at every start of the command.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in runtime test; do
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links --no-emit-package rfc3987-syntax --no-emit-package lark "$@" \
    "requirements/$name.in" --output-file "requirements/$name.txt"
done
