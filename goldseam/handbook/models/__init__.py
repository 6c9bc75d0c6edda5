from goldseam.handbook.models.page import Collision, Page, PageVersion
from goldseam.handbook.models.reading import Reading
from goldseam.handbook.models.sample import Sample

__all__ = ["Collision", "Page", "PageVersion", "Reading", "Sample"]
