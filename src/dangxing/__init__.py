"""Scores a year of members' records by the articles of an appraisal regulation."""

__version__ = "0.1.0"
