import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const PACKAGE = '@expo-google-fonts/noto-emoji'

/**
 * Lays a font for emoji beside the desk's pages. No page loads it: the server prints tickets with it (web/api/printing.py).
 * Its licence (OFL) lies beside it.
 */
export default function printFonts(): Plugin {
  return {
    name: 'sawasdesk-print-fonts',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'print-fonts/NotoEmoji-Regular.ttf', source: readFileSync(require.resolve(`${PACKAGE}/400Regular/NotoEmoji_400Regular.ttf`)) })
      this.emitFile({ type: 'asset', fileName: 'print-fonts/OFL.txt', source: readFileSync(require.resolve(`${PACKAGE}/LICENSE_FONT`)) })
    },
  }
}
