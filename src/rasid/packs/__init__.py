"""The word packs: loading, compiling, the lexicon, frames."""
