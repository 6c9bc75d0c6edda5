"""The arithmetic of learning: rates, intervals and what they allow one to say. No Django in here."""
