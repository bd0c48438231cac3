"""What links words to words: translations, and names across scripts."""
