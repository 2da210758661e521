"""Train, evaluate and benchmark boilerkit's models; runs from a checkout."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
