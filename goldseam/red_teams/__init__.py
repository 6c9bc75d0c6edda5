"""Red teams: a few people look for what speaks against a plan, and whoever decides answers each point."""
