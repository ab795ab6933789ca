// Puts a form into a page of your own: <script async src="https://desk.example/form.js" data-form="contact"></script>
// The form stands where the script stands, or inside every <div data-sawasdesk-form="contact"></div>. It lives in a
// frame: neither page can change how the other looks. data-lang (th, en), data-theme (light, dark) and data-field-KEY
// (fills in a field) are taken from the element; when a form has been sent, the element gets a "sawasdesk:sent" event.
(() => {
  'use strict'
  const script = document.currentScript
  const server = new URL(script.src).origin
  const frames = new Map()

  function isDark(element) {
    for (let at = element; at; at = at.parentElement) {
      const parts = getComputedStyle(at).backgroundColor.match(/[\d.]+/g)
      if (parts && (parts.length < 4 || Number(parts[3]) > 0.5)) {
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128
      }
    }
    return false
  }

  function address(slug, element) {
    const given = element.dataset
    const url = new URL(`/forms/${encodeURIComponent(slug)}`, server)
    const here = new URL(location.href)
    const values = {
      embed: '1',
      theme: given.theme || (isDark(element.parentElement || document.body) ? 'dark' : 'light'),
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
    // A frame is see-through only while both pages are of one colour scheme
    frame.style.colorScheme = new URL(frame.src).searchParams.get('theme')
    place(frame)
    frames.set(frame, { element, shown: 0 })
  }

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
