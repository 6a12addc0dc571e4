#!/usr/bin/env bash
# Pins every dependency with its hashes: one lock a layer, one a local environment. Usage: make lock [UPGRADE=1]
set -euo pipefail
cd "$(dirname "$0")/.."

uv=${UV:-.local/venvs/uv/bin/uv}
compile() {
  "$uv" pip compile --quiet ${UPGRADE:+--upgrade} --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --no-annotate "$@"
}

# The layers and the sandbox follow dev.txt, so that tests run on the versions that are shipped.
compile requirements/dev.in -o requirements/dev.txt
for layer in base web oauth google; do
  compile -c requirements/dev.txt "layers/$layer/requirements.in" -o "layers/$layer/requirements.txt"
done
compile -c requirements/dev.txt requirements/sandbox.in -o requirements/sandbox.txt
for environment in uv emulator sam node; do
  compile "requirements/$environment.in" -o "requirements/$environment.txt"
done
