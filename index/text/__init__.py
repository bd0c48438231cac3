"""Arabic and English text: folding, tokens with offsets, stems, sentences, the analyzer."""
