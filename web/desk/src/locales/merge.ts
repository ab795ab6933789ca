/** `./th/tickets.json` → `{ tickets: … }`; `tickets.rest.json` holds what only the pages beside the inbox say of it. */
export function byFeature(files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, messages]) => [path.replace(/^.*\/|(\.rest)?\.json$/g, ''), messages]))
}
