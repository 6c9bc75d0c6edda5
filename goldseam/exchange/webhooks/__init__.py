"""Alerts and incidents that other tools send: checked, folded into events, and closed by recoveries."""
