"""A CSL 1.0.2 processor: CSL-JSON and a style in, formatted citations and bibliographies out."""
