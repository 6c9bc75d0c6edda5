"""Proof: the rate of what a change addresses before and after, counted from the log.

proof = proof_of(change, person)
proof.sentence, proof.verdict, proof.clear_when, proof.before, proof.after, proof.comparison, proof.chart
"""

from goldseam.changes.proof.proof import Proof, Span, proof_of
from goldseam.changes.proof.recording import record_proof, recount

__all__ = ["Proof", "Span", "proof_of", "record_proof", "recount"]
