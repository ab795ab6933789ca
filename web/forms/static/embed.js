// Puts a form into a page of your own: <script async src="https://desk.example/form.js" data-form="contact"></script>
// The form stands where the script stands, or inside every <div data-sawasdesk-form="contact"></div>. It lives in a
// frame: neither page can change how the other looks. data-lang (th, en), data-theme (light, dark) and data-field-KEY
// (fills in a field) are taken from the element; when a form has been sent, the element gets a "sawasdesk:sent" event.
(() => {
  'use strict'
  const script = document.currentScript
  const server = new URL(script.src).origin
  const frames = new Map()

  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

  // Any colour that CSS can write, as red, green, blue and opacity from 0 to 255
  function channels(color) {
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = color
    brush.fillRect(0, 0, 1, 1)
    return brush.getImageData(0, 0, 1, 1).data
  }

  const brightness = ([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue

  // The theme that suits the place: dark on a dark ground, or where the text is bright
  function themeOf(element) {
    if (element.dataset.theme) return element.dataset.theme
    for (let at = element.parentElement; at; at = at.parentElement) {
      const ground = channels(getComputedStyle(at).backgroundColor)
      if (ground[3] > 127) return brightness(ground) < 128 ? 'dark' : 'light'
    }
    return brightness(channels(getComputedStyle(element.parentElement || document.body).color)) > 128 ? 'dark' : 'light'
  }

  function address(slug, element) {
    const given = element.dataset
    const url = new URL(`/forms/${encodeURIComponent(slug)}`, server)
    const here = new URL(location.href)
    const values = {
      embed: '1',
      theme: themeOf(element),
      lang: given.lang || document.documentElement.lang.slice(0, 2),
      page_url: here.href,
      page_title: document.title,
      referrer: document.referrer,
    }
    for (const attribute of element.getAttributeNames()) {
      if (attribute.startsWith('data-field-')) {
        values[attribute.slice('data-field-'.length).replaceAll('-', '_')] = element.getAttribute(attribute)
      }
    }
    for (const [name, value] of Object.entries(values)) if (value) url.searchParams.set(name, value)
    return url.href
  }

  function mount(slug, element, place) {
    const frame = document.createElement('iframe')
    frame.src = address(slug, element)
    frame.title = element.dataset.title || document.title || 'Form'
    frame.style.cssText = 'width:100%;height:480px;border:0;display:block;background:transparent'
    place(frame)
    const state = { element, shown: 0 }
    frames.set(frame, state)
    dress(frame, state)
  }

  function dress(frame, state) {
    const theme = themeOf(state.element)
    // A frame is see-through only while both pages are of one colour scheme
    frame.style.colorScheme = theme
    if (state.shown > 0) frame.contentWindow.postMessage({ source: 'sawasdesk-form', theme }, server)
  }

  // Style sheets may come late, and the visitor may switch between light and dark
  function dressAll() {
    for (const [frame, state] of frames) dress(frame, state)
  }
  window.addEventListener('load', dressAll)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dressAll)

  window.addEventListener('message', (event) => {
    if (event.origin !== server || event.data?.source !== 'sawasdesk-form') return
    for (const [frame, state] of frames) {
      if (frame.contentWindow !== event.source) continue
      const { kind, height, reference, goOn } = event.data
      if (kind === 'height') frame.style.height = `${Math.min(Math.max(Number(height) || 0, 80), 20000)}px`
      if (kind === 'shown' || kind === 'sent') {
        // The answer to a sent form begins at its top, which may be out of sight by now
        if (state.shown > 0 && frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: 'start' })
        state.shown += 1
        dress(frame, state)
      }
      if (kind === 'sent') {
        const detail = { reference }
        const goes = state.element.dispatchEvent(
          new CustomEvent('sawasdesk:sent', { detail, bubbles: true, cancelable: true }),
        )
        if (goes && /^https?:\/\//.test(goOn)) location.assign(goOn)
      }
    }
  })

  function mountAll() {
    if (script.dataset.form) mount(script.dataset.form, script, (frame) => script.after(frame))
    for (const element of document.querySelectorAll('[data-sawasdesk-form]')) {
      mount(element.dataset.sawasdeskForm, element, (frame) => element.replaceChildren(frame))
    }
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mountAll)
  else mountAll()
})()
