"""How a report was read, sentence by sentence: what was found, what it made, and why the rest made nothing."""

from rasid.explaining.sentences import ExplainedSentence, explain_scene

__all__ = ["ExplainedSentence", "explain_scene"]
