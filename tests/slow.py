"""Tests that take longer than all others may (`tests/timing.py`), each with its reason."""

REASONS: dict[str, str] = {}
"""By node id without parameters: `tests/folder/test_file.py::test_name`."""
