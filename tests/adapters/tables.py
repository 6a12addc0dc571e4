"""The table, made from the very definition that is deployed."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEMPLATE = Path(__file__).parents[2] / "template.yaml"


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as what they are applied to."""


def _short_form(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)  # type: ignore[arg-type] # the third kind


_Loader.add_multi_constructor("!", _short_form)


def create_table(client: Any, name: str) -> None:
    """Create the table of template.yaml: keys and indexes, which are what stores rely on."""
    properties = _properties()
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=properties["AttributeDefinitions"],
        KeySchema=properties["KeySchema"],
        GlobalSecondaryIndexes=properties["GlobalSecondaryIndexes"],
    )


@cache
def _properties() -> dict[str, Any]:
    """Read once: hundreds of tests have a table of their own."""
    template = yaml.load(TEMPLATE.read_text(), _Loader)  # noqa: S506 - a SafeLoader
    properties: dict[str, Any] = template["Resources"]["Table"]["Properties"]
    return properties
