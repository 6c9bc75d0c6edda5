"""Events: what happened, nearly happened or went well; how it is told, classified and found again."""
