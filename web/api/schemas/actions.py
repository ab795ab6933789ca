"""Actions on tickets as the API takes and shows them."""

from typing import Annotated, Any, Final

from pydantic import Field

from ticketing.actions.model import MOST_ACTIONS, Action

_WHAT: Final = (
    "What is done, in this order. `assign` leaves a field that is absent as it is and clears one that is null;"
    " `owner` may be `me` where a person acts. Texts take the placeholders of canned replies."
)
ActionsInput = Annotated[list[Action], Field(max_length=MOST_ACTIONS, description=_WHAT)]
ShownActions = Annotated[list[dict[str, Any]], Field(description=f"{_WHAT} The documents of the input.")]
