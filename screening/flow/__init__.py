"""The spine: one file per arrow from an upload to the day it is forgotten. docs/flow.md draws it."""
