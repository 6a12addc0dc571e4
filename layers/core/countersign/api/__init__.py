"""What every function behind the API shares: who calls, what they may, and what is answered."""

__version__ = "0.1.0"
