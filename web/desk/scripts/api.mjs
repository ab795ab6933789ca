// Writes src/api/schema.gen.ts from the server's own description (`sawasdesk openapi`), or from a file named as
// first argument; the second names another place to write to.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const HEADER = '/* Written by `npm run api` from the OpenAPI document. Do not edit. */\n'
const inTree = fileURLToPath(new URL('../../../.venv/bin/sawasdesk', import.meta.url))
const program = existsSync(inTree) ? inTree : 'sawasdesk'
const text = process.argv[2]
  ? readFileSync(process.argv[2], 'utf8')
  : execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, cwd: fileURLToPath(new URL('../../..', import.meta.url)) })
const types = await openapiTS(JSON.parse(text), { alphabetize: true, defaultNonNullable: false })
const target = process.argv[3] ?? fileURLToPath(new URL('../src/api/schema.gen.ts', import.meta.url))
writeFileSync(target, HEADER + astToString(types))
