import type { Talk } from '../talk/talk'

/** Keeps a full-screen panel inside what is really visible: above the keyboard, below a browser bar that slides in. */
export function followViewport(element: HTMLElement, onChange: () => void): () => void {
  const view = window.visualViewport
  if (!view) return () => undefined
  const follow = () => {
    element.style.setProperty('--view-height', `${view.height}px`)
    element.style.setProperty('--view-top', `${view.offsetTop}px`)
    onChange()
  }
  view.addEventListener('resize', follow)
  view.addEventListener('scroll', follow)
  follow()
  return () => {
    view.removeEventListener('resize', follow)
    view.removeEventListener('scroll', follow)
  }
}

/** Whether the panel covers the screen (as in panel.css). */
export const FULL_SCREEN = '(max-width: 480px), (max-height: 480px)'

/** Whether fingers work this screen. */
export function isTouched(): boolean {
  return window.matchMedia('(pointer: coarse)').matches
}

/** Connects and disconnects with the page: network, tab in view, page left and come back to. The answers undo it. */
export function watchPage(talk: Talk, isLooking: () => boolean): (() => void)[] {
  const listen = (target: EventTarget, name: string, act: () => void) => {
    target.addEventListener(name, act)
    return () => target.removeEventListener(name, act)
  }
  return [
    listen(window, 'online', () => talk.link.hurry()),
    listen(window, 'offline', () => talk.link.doubt()),
    // A page that is kept for going back to must not hold a socket: the visitor has left until he returns.
    listen(window, 'pagehide', () => talk.link.stop()),
    listen(window, 'pageshow', () => talk.wake()),
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState !== 'visible') return
      talk.link.hurry()
      if (isLooking()) talk.markRead()
    }),
  ]
}
