"""How far to trust the reader: its readings held against reports coded by hand, and against an earlier reading.

``evaluate`` gives the figures and every error with its words, ``compare`` what changed between two readings.
"""

from rasid.evaluate.compare import Difference, compare, render_differences
from rasid.evaluate.gold import CodedEvent, CodedReport, find_gold_problems, load_gold, load_readings
from rasid.evaluate.render import render
from rasid.evaluate.score import Evaluation, evaluate

__all__ = [
    "CodedEvent",
    "CodedReport",
    "Difference",
    "Evaluation",
    "compare",
    "evaluate",
    "find_gold_problems",
    "load_gold",
    "load_readings",
    "render",
    "render_differences",
]
