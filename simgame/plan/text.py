"""A text in both of the game's languages, as content files and lever labels carry it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from simgame.visible import visible


class Text(BaseModel):
    """One text, zh and en. A plain string stands for both."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    zh: str = ""
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {"zh": value, "en": value} if isinstance(value, str) else value

    def of(self, lang: str) -> str:
        """The text in `lang`, or in the other language where this one is missing; to be shown."""
        return visible((self.zh or self.en) if lang == "zh" else (self.en or self.zh))
