// Runs before the first paint, so that a dark desk never flashes white.
;(function () {
  var root = document.documentElement
  var theme = 'system'
  try {
    theme = localStorage.getItem('sawasdesk.theme') || 'system'
    root.lang = localStorage.getItem('sawasdesk.language') || 'th'
  } catch {
    // Storage may be forbidden; the defaults do.
  }
  var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.classList.add(dark ? 'dark' : 'light')
})()
