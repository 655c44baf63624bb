"""The commands of ``rasid``, one module each."""
