from goldseam.handbook.models.sample import Sample

__all__ = ["Sample"]
