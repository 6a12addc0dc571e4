import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.build.folding import layers_of
from infra.build.layers import DISCOVERY_IN_USE, build_core, build_third_party
from infra.build.requirements import THIRD_PARTY, needed_by
from infra.build.target import Target, running_python
from tests.functions_table import ROWS

ROOT = Path(__file__).parents[2]
UNZIPPED_LIMIT = 250 * 1024 * 1024
OF_THE_RUNTIME = ("boto3", "botocore", "s3transfer", "jmespath", "urllib3", "dateutil", "six")
UNCHECKED_HASH = 1


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every layer, really built for this interpreter."""
    folder = tmp_path_factory.mktemp("layers")
    here = Target(running_python(), None)
    build_core(folder / "core", here)
    for layer in THIRD_PARTY:
        build_third_party(layer, folder / layer, here)
    return folder


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("function", ROWS)
def test_a_function_with_its_layers_fits_lambda(function: str, built: Path) -> None:
    layers = layers_of(function)
    assert len(layers) <= 5
    size = _bytes(ROOT / "functions" / function) + sum(_bytes(built / layer) for layer in layers)
    assert size < UNZIPPED_LIMIT


@pytest.mark.parametrize("function", ROWS)
def test_a_function_finds_all_it_imports_in_its_layers_and_the_runtime(
    function: str, built: Path, tmp_path: Path
) -> None:
    for package in OF_THE_RUNTIME:
        spec = importlib.util.find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        origin = Path(spec.origin)
        real = origin.parent if origin.name == "__init__.py" else origin
        (tmp_path / real.name).symlink_to(real)
    path = [str(built / layer / "python") for layer in layers_of(function)]
    path += [str(ROOT / "functions"), str(tmp_path)]
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-I", "-S", "-c", _IMPORT, function, *path],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "us-east-1"},
    )
    assert done.returncode == 0, done.stderr


_IMPORT = """
import importlib, sys
sys.path[:0] = sys.argv[2:]
sys.dont_write_bytecode = True
assert callable(importlib.import_module(sys.argv[1] + ".handler").handler)
"""


def test_layers_ship_bytecode_that_no_date_invalidates(built: Path) -> None:
    compiled = list(built.rglob("*.pyc"))
    assert len(compiled) > 1000
    for path in compiled:
        assert path.name.split(".")[-2].startswith(sys.implementation.cache_tag)
        assert path.read_bytes()[4] == UNCHECKED_HASH, path


def test_only_discovery_documents_in_use_are_shipped(built: Path) -> None:
    documents = (built / "google").rglob("discovery_cache/documents/*")
    assert {path.name for path in documents} == DISCOVERY_IN_USE


def test_a_package_of_the_base_layer_is_shipped_once() -> None:
    def packages(layer: str) -> set[str]:
        lines = needed_by(layer).splitlines()
        return {line.partition("==")[0] for line in lines if "==" in line}

    for layer in THIRD_PARTY:
        if layer != "base":
            assert not packages(layer) & packages("base"), layer


def test_the_base_layer_is_on_every_function() -> None:
    assert all("base" in layers_of(function) for function in ROWS)
