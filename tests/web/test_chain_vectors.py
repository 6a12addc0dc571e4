"""The history that the web app's own check is held to is made by the code that makes histories."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from countersign.domain.task.event_chain import Actor, hash_of
from countersign.domain.task.task import Event, Status
from infra.web.toolchain import WEB

VECTORS = WEB / "src/features/tasks/chain-vectors.json"
BEGAN = datetime(2026, 11, 30, 9, 0, 0, 120_000, tzinfo=UTC)
DATA: tuple[dict[str, Any], ...] = (
    {},
    {"reason": "wrong", "text": "Grüße, “so”\n\t\u0007 \\ / é \U0001f600 \ufb33"},
    {"\ufb33": 1, "\U0001f600": [True, None, -0.0, 1e21, 1e-7, 12.50, 9007199254740991], "b": {}},
    {"receipt": {"draft": {"id": "r1", "hash": "ab" * 32}}, "alternative": "Да"},
    {"until": "2026-12-01T08:00:00Z"},
)


def history() -> list[Event]:
    events: list[Event] = []
    for at, data in enumerate(DATA):
        draft = Event(
            user_id="usr_1",
            task_id="tsk_1",
            sequence=at + 1,
            at=BEGAN + timedelta(seconds=at, milliseconds=at % 2),
            type="proposed" if at == 0 else "edited",
            by=get_args(Actor)[at],
            status=Status.AWAITING_APPROVAL,
            revision=at + 1,
            run=1,
            digest=f"{at:064x}",
            data=data,
            previous=events[-1].hash if events else "",
            hash="",
        )
        events.append(draft.model_copy(update={"hash": hash_of(draft)}))
    return events


def test_the_web_app_checks_itself_against_a_history_that_we_made() -> None:
    """Made anew by: python -m tests.web.test_chain_vectors."""
    made = [event.model_dump(mode="json") for event in history()]
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == made


if __name__ == "__main__":
    written = [event.model_dump(mode="json") for event in history()]
    text = json.dumps(written, indent=2, ensure_ascii=False)
    VECTORS.write_text(f"{text}\n", encoding="utf-8")
