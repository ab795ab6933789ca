import colors from 'tailwindcss/colors'
import type { Plugin } from 'vite'

const HEAD = /\/@nuxt\/ui\/dist\/runtime\/vue\/plugins\/head\.js/
const COLORS = /\/@nuxt\/ui\/dist\/runtime\/plugins\/colors\.js/
const STYLE = 'virtual:static-colors.css'
const SHADES = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const
const NOTHING = 'export default { install() {} }'

export type Palette = Record<string, keyof typeof colors>

function css(palette: Palette): string {
  const shades = Object.entries(palette).flatMap(([name, color]) => SHADES.map((shade) => `--ui-color-${name}-${shade}: ${colors[color][shade]};`))
  const chosen = (shade: number) => Object.keys(palette).filter((name) => name !== 'neutral').map((name) => `--ui-${name}: var(--ui-color-${name}-${shade});`)
  return `@layer theme { :root { ${shades.join(' ')} } :root, .light { ${chosen(500).join(' ')} } .dark { ${chosen(400).join(' ')} } }`
}

/**
 * The colors of Nuxt UI as a style sheet that is written while the desk is built. The library composes it in the browser,
 * for which it brings every color of Tailwind and a library for the head of the page: 10 kB of script for what never changes.
 */
export default function staticColors(palette: Palette): Plugin {
  return {
    name: 'static-colors',
    enforce: 'pre',
    resolveId: (source) => (source === STYLE ? `\0${STYLE}` : undefined),
    load: (id) => (id === `\0${STYLE}` ? css(palette) : undefined),
    transform(code, id) {
      if (!HEAD.test(id) && !COLORS.test(id)) return null
      if (!/createHead|useHead/.test(code)) this.error('The colors of Nuxt UI are made in another way now: is this plugin still right?')
      return { code: COLORS.test(id) ? `import '${STYLE}'\n${NOTHING}` : NOTHING, map: null }
    },
  }
}
