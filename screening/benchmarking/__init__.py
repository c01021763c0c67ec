"""Labelled CVs and the engine in, figures of its accuracy out."""
