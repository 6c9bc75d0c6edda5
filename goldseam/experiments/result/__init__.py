"""What came beside what was predicted: the comparison, its picture, its words, and whether a gain holds."""
