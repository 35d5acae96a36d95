"""The JSON Schema of scenario files as editors want it: words in one language, ids to choose."""

from simgame.authoring.editor.schema import editor_schema, schema_text

__all__ = ["editor_schema", "schema_text"]
