/**
 * Remembers who opened a dialog and gives it the focus back when the dialog closes. Call it in the dialog's setup and
 * hand the result to its `content`. A menu is gone by then, so what opened the menu takes its place.
 */
export function returnFocus(): { onCloseAutoFocus: (event: Event) => void } {
  const active = document.activeElement
  const menu = active?.closest('[role="menu"]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
  return {
    onCloseAutoFocus(event) {
      if (!(opener instanceof HTMLElement) || !opener.isConnected || opener === document.body) return
      event.preventDefault()
      opener.focus()
    },
  }
}
