"""Accuracy and speed, measured beside peers in one run: `python -m benchmarks`."""
