"""The normalizing rules, one a file. The order is explicit: ``pubkit.normalizing.engine.RULES``."""
