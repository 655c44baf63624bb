"""Prove word packs: their letters, tables, ids and frames, and every example by reading it."""

from rasid.checks.examples import Example, load_examples
from rasid.checks.known import Known, load_known
from rasid.checks.prove import Failure, prove
from rasid.checks.run import Checked, check_packs

__all__ = ["Checked", "Example", "Failure", "Known", "check_packs", "load_examples", "load_known", "prove"]
