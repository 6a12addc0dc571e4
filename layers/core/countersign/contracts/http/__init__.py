"""Bodies and answers of the HTTP API, version 1."""
