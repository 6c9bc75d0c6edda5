from goldseam.resilience.models.help_entry import HelpEntry
from goldseam.resilience.models.help_page import HelpPage
from goldseam.resilience.models.salt import Salt
from goldseam.resilience.models.supporter import PeerSupporter
from goldseam.resilience.models.vault import Overtaken, Vault

__all__ = ["HelpEntry", "HelpPage", "Overtaken", "PeerSupporter", "Salt", "Vault"]
