"""Countersign: a personal staff of software agents that ask before they act."""
