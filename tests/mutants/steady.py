"""A pytest plugin: hypothesis tries the same examples each time."""

from hypothesis import settings

settings.register_profile("mutants", derandomize=True, database=None)
