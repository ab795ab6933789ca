"""The command palette as a person uses it: open, type, see it offered, Enter."""

from playwright.sync_api import Page, expect


def choose_command(page: Page, words: str, name: str) -> None:
    """Run the command called `name`, found by `words`."""
    palette = page.get_by_role("dialog", name="Commands")
    page.keyboard.press("Control+k")
    expect(palette).to_be_visible()
    page.keyboard.type(words)
    expect(palette.locator("[role=option][data-highlighted]")).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(palette).to_be_hidden()
