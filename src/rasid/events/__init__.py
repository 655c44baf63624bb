"""From mentions to events: scenes, clauses, frames, harm, claims, merging."""
