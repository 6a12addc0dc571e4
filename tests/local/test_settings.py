from pathlib import Path

import pytest

from infra.local import deploy
from infra.local.settings import Settings, from_environment
from infra.problem import CommandFailed


def test_the_defaults_are_the_addresses_of_the_documentation() -> None:
    settings = from_environment({})
    assert settings.web_url == "http://localhost:3000"
    assert settings.api_url == "http://localhost:3000/api/v1"
    assert settings.emulator_url == "http://127.0.0.1:4566"
    assert settings.sandbox_url == "http://127.0.0.1:4599"


def test_two_checkouts_can_run_side_by_side(tmp_path: Path) -> None:
    settings = from_environment(
        {
            "COUNTERSIGN_HOME": str(tmp_path),
            "COUNTERSIGN_EDGE_PORT": "4700",
            "COUNTERSIGN_EMULATOR_PORT": "4701",
            "COUNTERSIGN_SANDBOX_PORT": "4702",
        }
    )
    assert settings.home == tmp_path
    assert settings.outputs_file == tmp_path / "outputs.json"
    assert settings.web_url == "http://localhost:4700"


@pytest.mark.parametrize("port", ["", "80", "70000", "http", "-1"])
def test_a_port_that_is_none_is_refused_by_name(port: str) -> None:
    if not port:
        assert from_environment({"COUNTERSIGN_EDGE_PORT": port}).edge_port == 3000
        return
    with pytest.raises(CommandFailed, match="COUNTERSIGN_EDGE_PORT"):
        from_environment({"COUNTERSIGN_EDGE_PORT": port})


def test_an_unknown_cloud_is_refused() -> None:
    with pytest.raises(CommandFailed, match="CLOUD=azure"):
        from_environment({"CLOUD": "azure"})


def test_the_stack_is_deployed_for_the_local_stage_with_the_sandbox_as_provider() -> None:
    given = deploy.parameters(Settings(edge_port=4700, sandbox_port=4702))
    assert given["Stage"] == "local"
    assert given["PublicUrl"] == "http://localhost:4700"
    assert given["ProviderBaseUrl"] == "http://127.0.0.1:4702"


def test_other_addresses_are_another_deployment() -> None:
    assert deploy.fingerprint(Settings()) == deploy.fingerprint(Settings())
    assert deploy.fingerprint(Settings()) != deploy.fingerprint(Settings(edge_port=4700))
