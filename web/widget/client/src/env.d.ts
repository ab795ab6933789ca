/** Where the panel's code lies, from widget.js on; written in by the build. */
declare const __PANEL__: string

declare module '*.css?inline' {
  const text: string
  export default text
}
