"""What the tables of the domain do not say yet of providers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProviderWords:
    """`reads`: what of it is read, by the name that the provider gives it."""

    title: str
    reads: str


PROVIDERS: dict[str, ProviderWords] = {"google": ProviderWords("Google", "Gmail")}
