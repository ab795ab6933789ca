"""Shapes of the company's own ticket fields."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from ticketing.fields import model
from ticketing.fields.model import Choice, Required, TicketFieldKind
from ticketing.fields.service import MOST_CHOICES, MOST_FIELDS, FieldSettings
from ticketing.tickets.lifecycle import Priority
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.field_values import FieldValues
from web.api.schemas.routing import Condition
from web.api.schemas.tickets import TicketType

Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Help = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Decimals = Annotated[int, Field(ge=0, le=model.MOST_DECIMALS)]
ChoiceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,40}$")]


class FieldChoice(View):
    """An answer that a field offers. An archived one is offered no more."""

    id: str
    label_th: str
    label_en: str
    is_archived: bool


class TicketField(View):
    """A field. A label or help that is empty in one language is shown in the other.

    `condition` is a document of conditions over `priority`, `type` and other fields (`field.<id>`); the field shows
    while it holds. No `ticket_types`: every type. required: never|on_solve|always.
    """

    id: UUID
    kind: TicketFieldKind
    label_th: str
    label_en: str
    help_th: str
    help_en: str
    decimals: int
    choices: list[FieldChoice]
    ticket_types: list[TicketType]
    condition: dict[str, Any] | None
    required: Required
    is_archived: bool
    version: int


class FieldChoiceInput(Body):
    """An answer that a field offers; its id is the caller's own and stays."""

    id: ChoiceId
    label_th: Label = ""
    label_en: Label = ""
    is_archived: bool = False


Choices = Annotated[list[FieldChoiceInput], Field(max_length=MOST_CHOICES)]
TicketTypes = Annotated[list[TicketType], Field(max_length=10)]


class TicketFieldInput(Body):
    """A new field. The kind and the decimals of a number never change."""

    kind: TicketFieldKind
    label_th: Label = ""
    label_en: Label = ""
    help_th: Help = ""
    help_en: Help = ""
    decimals: Decimals = 0
    choices: Choices = Field(default_factory=list)
    ticket_types: TicketTypes = Field(default_factory=list)
    condition: Condition | None = None
    required: Required = Required.NEVER

    @property
    def settings(self) -> FieldSettings:
        """What the service takes."""
        return FieldSettings(
            label_th=self.label_th,
            label_en=self.label_en,
            help_th=self.help_th,
            help_en=self.help_en,
            decimals=self.decimals,
            choices=choices_of(self.choices),
            ticket_types=types_of(self.ticket_types),
            condition=self.condition,
            required=self.required,
        )


class TicketFieldPatch(Patch):
    """Changes of a field. A choice that is left out is archived."""

    label_th: Label = omitted()
    label_en: Label = omitted()
    help_th: Help = omitted()
    help_en: Help = omitted()
    choices: Choices = omitted()
    ticket_types: TicketTypes = omitted()
    condition: Condition | None = omitted()
    required: Required = omitted()
    is_archived: bool = omitted()

    @property
    def settings(self) -> dict[str, Any]:
        """The changes as the service takes them."""
        changes = self.changes
        if "choices" in changes:
            changes["choices"] = choices_of(self.choices)
        if "ticket_types" in changes:
            changes["ticket_types"] = types_of(self.ticket_types)
        return changes


class FieldOrder(Body):
    """Every field once, archived ones too."""

    ids: Annotated[list[UUID], Field(max_length=MOST_FIELDS)]


class FieldsChange(Body):
    """What fields of a ticket shall hold, and what the screen showed before; both by the field's id."""

    values: FieldValues
    expected: FieldValues = Field(default_factory=dict)


class FieldsQuestion(Body):
    """A ticket that is about to be opened, as its form stands."""

    priority: Priority = Priority.NORMAL
    type: TicketType | None = None
    values: FieldValues = Field(default_factory=dict)


class FieldsAnswer(View):
    """The fields that such a ticket shows, in their order; those to fill in before it opens, or is solved."""

    shown_field_ids: list[UUID]
    needed_field_ids: list[UUID]
    missing_field_ids: list[UUID]


def choices_of(choices: list[FieldChoiceInput]) -> tuple[Choice, ...]:
    """The choices as the service takes them."""
    return tuple(Choice(one.id, one.label_th, one.label_en, one.is_archived) for one in choices)


def types_of(types: list[TicketType]) -> tuple[str, ...]:
    """The types as the service takes them, each once."""
    return tuple(dict.fromkeys(one.value for one in types))


def ticket_field_shape(field: model.Field) -> TicketField:
    """A field as the API shows it."""
    return TicketField.model_validate(field, from_attributes=True)
