"""What a pipeline sends to a gate: a question with its facts, or what a check said."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from goldseam.api.reading import Project, Ref

CheckName = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=80)]
Author = Annotated[str, StringConstraints(strict=True, max_length=500)]
Link = Annotated[str, StringConstraints(strict=True, max_length=500)]


class QuestionIn(BaseModel):
    """May this state of this project go on?"""

    model_config = ConfigDict(extra="forbid")

    project: Project = Field("", description="The project; not needed where the gate is for one only.")
    ref: Ref = Field(description="Which state: a tag, a commit, a version, a batch.")
    facts: dict[str, Any] = Field(
        default_factory=dict,
        description="What the conditions compare: at most 100 names, 16 KB.",
        json_schema_extra={
            "maxProperties": 100,
            "additionalProperties": {
                "anyOf": [
                    {"type": "boolean"},
                    {"type": "number", "minimum": -1e15, "maximum": 1e15},
                    {"type": "string", "maxLength": 2000},
                    {"type": "array", "maxItems": 100, "items": {"type": ["boolean", "number", "string"]}},
                ]
            },
            "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_]{0,59}$"},
        },
    )
    author: Author = Field("", description="Who made the change, as git tells it. They cannot sign it off.")


class CheckIn(BaseModel):
    """A check ran for this state."""

    model_config = ConfigDict(extra="forbid")

    project: Project = ""
    ref: Ref
    name: CheckName = Field(description="The name by which the gate asks for it, such as smoke.")
    passed: StrictBool
    link: Link = Field("", description="Where one can look at it, with http:// or https://.")
