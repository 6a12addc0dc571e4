"""The engine that needs nothing but its tables."""

from countersign.engines.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
