"""The actions as documents: what a macro, an automation or a button does to a ticket. Pure.

A list of actions is kept as JSON (`as_documents`) and read back by `parse_actions`. In `assign`, a field that is
absent stays as it is, and null clears it.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from core.errors import Invalid

MOST_ACTIONS: Final = 20
_MOST_TAGS: Final = 20
_MOST_HOURS: Final = 24 * 366
ME: Final = "me"

Hours: TypeAlias = Annotated[int, Field(ge=1, le=_MOST_HOURS)]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Title: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Tags: TypeAlias = Annotated[list[UUID], Field(min_length=1, max_length=_MOST_TAGS)]
Person: TypeAlias = UUID | Literal["me"] | None


def _as_read(core: Any) -> Any:
    inner = {"schema": _as_read(core["schema"])} if core["type"].startswith("function") else {}
    return {name: part for name, part in core.items() if name != "serialization"} | inner


class _Action(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_serializer(mode="wrap")
    def _without_what_was_left_out(self, write: SerializerFunctionWrapHandler) -> Any:
        """Absent is not null: a document that is read back must mean the same."""
        return {name: value for name, value in write(self).items() if name == "kind" or name in self.model_fields_set}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, describe: GetJsonSchemaHandler) -> JsonSchemaValue:
        """What is written is described like what is read."""
        return describe(_as_read(core))


class Assign(_Action):
    """Give the ticket to a person, a team or both. Absent: as it is; null: nobody. `me`: whoever acts."""

    kind: Literal["assign"] = "assign"
    owner: Person = None
    team: UUID | None = None

    @model_validator(mode="after")
    def _names_something(self) -> "Assign":
        if not self.model_fields_set & {"owner", "team"}:
            raise ValueError("say whom to give it to")
        return self


class SetStatus(_Action):
    """Another status: one of the categories, or one of the company's own names for them."""

    kind: Literal["set_status"] = "set_status"
    status: Literal["open", "waiting", "on_hold", "solved", "closed"] | None = None
    status_id: UUID | None = None

    @model_validator(mode="after")
    def _names_one(self) -> "SetStatus":
        if (self.status is None) == (self.status_id is None):
            raise ValueError("name either a status or one of the company's own")
        return self


class SetPriority(_Action):
    """Another priority."""

    kind: Literal["set_priority"] = "set_priority"
    priority: Literal["low", "normal", "high", "urgent"]


class SetType(_Action):
    """Another kind of request; null clears it."""

    kind: Literal["set_type"] = "set_type"
    type: Literal["question", "problem", "request", "complaint"] | None


class AddTags(_Action):
    """Put tags on the ticket."""

    kind: Literal["add_tags"] = "add_tags"
    tag_ids: Tags


class RemoveTags(_Action):
    """Take tags off the ticket."""

    kind: Literal["remove_tags"] = "remove_tags"
    tag_ids: Tags


class SetField(_Action):
    """Fill a custom field; null empties it. The value has the form that the field's kind asks for."""

    kind: Literal["set_field"] = "set_field"
    field_id: UUID
    value: Annotated[str, StringConstraints(max_length=2000)] | bool | int | float | list[str] | None


class SetDue(_Action):
    """The ticket is due so many hours from now; null: not at all."""

    kind: Literal["set_due"] = "set_due"
    hours: Hours | None


class SnoozeTicket(_Action):
    """Out of the queues for so many hours, or until the customer replies."""

    kind: Literal["snooze"] = "snooze"
    hours: Hours | None = None
    until_reply: bool = False

    @model_validator(mode="after")
    def _says_how_long(self) -> "SnoozeTicket":
        if (self.hours is None) != self.until_reply:
            raise ValueError("either for some hours or until the customer replies")
        return self


class AddNote(_Action):
    """An internal note. Placeholders as in canned replies."""

    kind: Literal["add_note"] = "add_note"
    text: Words


class Reply(_Action):
    """An answer to the customer, sent at once. Placeholders as in canned replies."""

    kind: Literal["reply"] = "reply"
    text: Words


class AddTask(_Action):
    """Something to do on the ticket, due so many hours from now."""

    kind: Literal["add_task"] = "add_task"
    title: Title
    owner: Person = None
    due_hours: Hours | None = None


class CallWebhook(_Action):
    """Tell one of the company's webhooks about the ticket."""

    kind: Literal["call_webhook"] = "call_webhook"
    endpoint_id: UUID


class Follow(_Action):
    """Whoever acts follows the ticket. Not for automations, which are nobody."""

    kind: Literal["follow"] = "follow"


Action: TypeAlias = Annotated[
    Assign
    | SetStatus
    | SetPriority
    | SetType
    | AddTags
    | RemoveTags
    | SetField
    | SetDue
    | SnoozeTicket
    | AddNote
    | Reply
    | AddTask
    | CallWebhook
    | Follow,
    Field(discriminator="kind"),
]
_ONE: Final[TypeAdapter[Action]] = TypeAdapter(Action)


def parse_actions(documents: Sequence[object]) -> tuple[Action, ...]:
    """The actions of stored or received documents. Raises Invalid(code="bad_action", data.position)."""
    if len(documents) > MOST_ACTIONS:
        raise Invalid(f"At most {MOST_ACTIONS} actions.", code="bad_action", data={"position": MOST_ACTIONS})
    parsed = []
    for position, document in enumerate(documents):
        try:
            parsed.append(_ONE.validate_python(document))
        except ValidationError as error:
            reason = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise Invalid(f"Action {position + 1}: {reason}", code="bad_action", data={"position": position}) from error
    return tuple(parsed)


def as_documents(actions: Sequence[Action]) -> list[dict[str, Any]]:
    """The actions as JSON; fields that were left out stay left out."""
    return [action.model_dump(mode="json") for action in actions]


def needs_person(action: Action) -> bool:
    """Whether the action only makes sense when a person acts: it follows, or gives something to "me"."""
    return isinstance(action, Follow) or (isinstance(action, Assign | AddTask) and action.owner == ME)
