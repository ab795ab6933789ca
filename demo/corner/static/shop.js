// The shop's own page script: what a company's web developer would write around the widget.
const told = document.getElementById('told')

document.querySelector('[data-widget="open"]').addEventListener('click', () => window.Sawasdesk.open())

document.querySelector('[data-widget="identify"]').addEventListener('click', async (event) => {
  const answer = await fetch('/corner/shop/identity')
  const identity = await answer.json()
  window.Sawasdesk.identify(identity)
  told.textContent = event.target.dataset.signedIn.replace('{name}', identity.name)
  event.target.disabled = true
})
