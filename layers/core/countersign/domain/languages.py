"""The languages that letters are written in for the person."""

from typing import Literal

Language = Literal["en", "de", "fr", "es", "it", "nl"]
