"""The invented candidates of the demo and the script that prints their CVs."""
