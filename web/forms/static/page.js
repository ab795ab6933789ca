// What a form page does beyond plain HTML: the little work that keeps robots out, one sending per click, a word about
// files that are too large before they travel, and its height for the page that embeds it. Without it the form works too.
(() => {
  'use strict'
  const embedded = window.parent !== window

  function tell(message) {
    if (embedded) window.parent.postMessage({ source: 'sawasdesk-form', ...message }, '*')
  }

  // The page around a frame knows in which light it stands
  window.addEventListener('message', (event) => {
    const theme = event.data?.source === 'sawasdesk-form' ? event.data.theme : ''
    if (!embedded || event.source !== window.parent || !['light', 'dark'].includes(theme)) return
    document.documentElement.classList.remove('theme-light', 'theme-dark', 'theme-auto')
    document.documentElement.classList.add(`theme-${theme}`)
    for (const form of document.forms) {
      const action = new URL(form.action)
      action.searchParams.set('theme', theme)
      form.action = action.href
    }
  })

  const card = document.querySelector('.card')
  if (embedded && card) {
    const measure = () => tell({ kind: 'height', height: Math.ceil(card.getBoundingClientRect().height) + 16 })
    new ResizeObserver(measure).observe(card)
    measure()
    const done = document.querySelector('[data-done]')
    if (done) tell({ kind: 'sent', reference: done.dataset.reference, goOn: done.dataset.goOn })
    else tell({ kind: 'shown' })
  }

  // The browser itself focuses nothing in a frame of another site
  document.querySelector('[data-focus]')?.focus({ preventScroll: true })

  const form = document.querySelector('form')
  if (!form) return
  const button = form.querySelector('button[type="submit"]')
  const status = form.querySelector('.status')
  const proof = form.elements.namedItem('-proof')
  const token = form.elements.namedItem('-token').value
  const bits = Number(proof.dataset.bits)
  let work = null
  let sending = false

  function prove() {
    if (!bits || proof.value || work) return
    work = new Promise((resolve) => {
      // Whoever cannot do the work is asked a question by the server
      const worker = new Worker(proof.dataset.worker)
      worker.onmessage = (event) => {
        proof.value = event.data
        worker.terminate()
        resolve()
      }
      worker.onerror = () => resolve()
      worker.postMessage({ token, bits })
    }).catch(() => undefined)
  }

  function busy(text) {
    button.setAttribute('aria-disabled', String(Boolean(text)))
    status.textContent = text
  }

  for (const name of ['focusin', 'input', 'pointerdown']) form.addEventListener(name, prove, { once: true })

  form.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault()
      return
    }
    sending = true
    prove()
    if (!work || proof.value) {
      busy(button.dataset.sending)
      return
    }
    event.preventDefault()
    busy(button.dataset.checking)
    work.then(() => {
      busy(button.dataset.sending)
      form.submit()
    })
  })

  // A page that comes back by the back button is ready again
  window.addEventListener('pageshow', () => {
    sending = false
    busy('')
  })
})()
