"""Rasid reads Arabic conflict reporting into sourced event records."""
