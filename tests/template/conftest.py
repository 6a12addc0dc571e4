from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.template.transforming import transformed

ROOT = Path(__file__).parents[2]
Resource = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms: !Ref X is {"Ref": "X"}."""


def _short_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        return {name: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {name: loader.construct_mapping(node, deep=True)}


_Loader.add_multi_constructor("!", _short_form)


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((ROOT / "template.yaml").read_text(), _Loader)  # noqa: S506  # a SafeLoader
    return loaded


@pytest.fixture(scope="session")
def of_type(template: dict[str, Any]) -> Callable[[str], dict[str, Resource]]:
    def find(kind: str) -> dict[str, Resource]:
        return {k: v for k, v in template["Resources"].items() if v["Type"] == kind}

    return find


@pytest.fixture(scope="session")
def functions(of_type: Callable[[str], dict[str, Resource]]) -> dict[str, Resource]:
    """Each function's properties, by the name of its folder."""
    found = of_type("AWS::Serverless::Function").values()
    return {f["Properties"]["Handler"].partition(".")[0]: f["Properties"] for f in found}


@pytest.fixture(scope="session")
def roles() -> dict[str, Resource]:
    """Of each function, by its folder, its role as it is deployed: after SAM's transform."""
    deployed = transformed("dev")["Resources"]
    return {
        one["Properties"]["Handler"].partition(".")[0]: deployed[
            one["Properties"]["Role"]["Fn::GetAtt"][0]
        ]["Properties"]
        for one in deployed.values()
        if one["Type"] == "AWS::Lambda::Function"
    }
