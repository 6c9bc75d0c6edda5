"""What files bring to the pages of artifacts: a checklist from elsewhere, and each on paper and in other forms."""

from goldseam.artifacts.parts import artifact_part


@artifact_part("exchange/checklists/_of_artifact.html", order=60, place="aside")
def files_of(artifact, person):
    return {"file_forms": ["pdf", "md", "csv", "json"] if artifact.is_checklist else ["pdf", "md", "json"]}
