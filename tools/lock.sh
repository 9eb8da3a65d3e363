#!/usr/bin/env bash
# Writes requirements/*.txt from requirements/*.in: every version pinned, every file by its hash, for every system.
# Keeps the versions that are locked already; `bash tools/lock.sh --upgrade` takes the newest (or `--upgrade-package NAME`).
set -euo pipefail
cd "$(dirname "$0")/.."
for name in runtime test; do
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links "$@" \
    "requirements/$name.in" --output-file "requirements/$name.txt"
done
