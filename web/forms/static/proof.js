// Finds a number whose SHA-256 together with the form's token begins with enough zero bits (FIPS 180-4). The first
// 64 bytes are the same for every number, so they are worked in once.
'use strict'

const K = new Int32Array(64)
const START = new Int32Array(8)
;(() => {
  let found = 0
  for (let candidate = 2; found < 64; candidate += 1) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) prime = false
    if (!prime) continue
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296)
    if (found < 8) START[found] = fraction(Math.sqrt(candidate))
    K[found] = fraction(Math.cbrt(candidate))
    found += 1
  }
})()

const words = new Int32Array(64)

function compress(state, bytes, offset) {
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4
    words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
  }
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15]
    const y = words[i - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0
  }
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  let e = state[4]
  let f = state[5]
  let g = state[6]
  let h = state[7]
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}

function solve(token, bits) {
  const head = new TextEncoder().encode(`${token}:`)
  const fixed = Math.floor(head.length / 64) * 64
  const middle = START.slice()
  for (let at = 0; at < fixed; at += 64) compress(middle, head, at)
  const rest = head.length - fixed
  const state = new Int32Array(8)
  let block = new Uint8Array(0)
  let length = 0
  for (let number = 0; ; number += 1) {
    const digits = String(number)
    if (digits.length !== length) {
      // Another number of digits: the padding moves (FIPS 180-4 section 5.1.1)
      length = digits.length
      block = new Uint8Array(rest + length + 9 > 64 ? 128 : 64)
      block.set(head.subarray(fixed))
      block[rest + length] = 0x80
      new DataView(block.buffer).setUint32(block.length - 4, (fixed + rest + length) * 8)
    }
    for (let i = 0; i < length; i += 1) block[rest + i] = digits.charCodeAt(i)
    for (let i = 0; i < 8; i += 1) state[i] = middle[i]
    for (let at = 0; at < block.length; at += 64) compress(state, block, at)
    if (state[0] >>> (32 - bits) === 0) return digits
  }
}

self.onmessage = (event) => self.postMessage(solve(event.data.token, event.data.bits))
