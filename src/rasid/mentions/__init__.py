"""What a text mentions: times, numbers, places, actors, persons."""
