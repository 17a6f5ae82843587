"""Report to Extraction, a stage a module; `pipeline.py` runs them in order."""
