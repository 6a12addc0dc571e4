"""The template as CloudFormation gets it: after the transform of SAM, which adds to it."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from infra import venvs

ROOT = Path(__file__).parents[2]
PARAMETERS = {
    "local": {"Stage": "local", "PublicUrl": "http://localhost:3000"},
    "dev": {
        "Stage": "dev",
        "PublicUrl": "https://dev.countersign.example",
        "MailFrom": "letters@countersign.example",
    },
    "prod": {
        "Stage": "prod",
        "PublicUrl": "https://countersign.example",
        "MailFrom": "letters@countersign.example",
    },
}
# Runs where SAM is installed. Folders stand for what `sam package` would have uploaded.
_TRANSFORM = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class Managed:
    def load(self):
        return {}

template = yaml_parse(open("template.yaml").read())
template["Globals"]["Function"]["CodeUri"] = "s3://bucket/code"
for resource in template["Resources"].values():
    for name in ("ContentUri", "DefinitionUri"):
        if name in resource.get("Properties", {}):
            resource["Properties"][name] = "s3://bucket/code"
print(json.dumps(transform(template, json.loads(sys.argv[1]), Managed())))
"""


@cache
def transformed(stage: str) -> dict[str, Any]:
    """All that is deployed for a stage, intrinsic functions unresolved."""
    venvs.ensure("sam")
    done = subprocess.run(
        [str(venvs.python_of("sam")), "-c", _TRANSFORM, json.dumps(PARAMETERS[stage])],
        cwd=ROOT,
        env={"AWS_DEFAULT_REGION": "us-east-1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    template: dict[str, Any] = json.loads(done.stdout)
    return template
