"""A sentence of ours, as clients may say it in another language."""

from typing import Any

from countersign.contracts.http.fields import Given
from countersign.domain.says import Says
from countersign.domain.visible import visible


class SaysOut(Given):
    """A sentence of ours: by what code, and what fills it. English stands in the field itself."""

    code: str
    params: dict[str, Any]

    @classmethod
    def of(cls, says: Says) -> "SaysOut":
        return cls(code=says.code, params=_shown(says.model_dump(mode="json")["params"]))


def _shown(param: Any) -> Any:
    """What fills a sentence may be a stranger's."""
    if isinstance(param, str):
        return visible(param)
    if isinstance(param, dict):
        return {name: _shown(one) for name, one in param.items()}
    return [_shown(one) for one in param] if isinstance(param, list) else param
