/**
 * What the widget remembers between pages. Before the visitor agreed, where he is asked, everything stays in this
 * page's memory; afterwards it lies in localStorage. Cookies are never used.
 */
export class Store {
  private readonly memory = new Map<string, string>()
  private allowed = false

  constructor(
    private readonly prefix: string,
    private readonly disk: Storage | null = localDisk(),
  ) {}

  /** Whether things are kept beyond this page. */
  get isAllowed(): boolean {
    return this.allowed
  }

  /** Keep from now on, with what was only in memory so far. */
  allow(): void {
    this.allowed = true
    for (const [name, value] of this.memory) this.write(name, value)
  }

  /** What an earlier page kept with the visitor's agreement can be read at any time. */
  get(name: string): string | null {
    try {
      return this.memory.get(name) ?? this.disk?.getItem(this.prefix + name) ?? null
    } catch {
      return null
    }
  }

  set(name: string, value: string): void {
    this.memory.set(name, value)
    if (this.allowed) this.write(name, value)
  }

  remove(name: string): void {
    this.memory.delete(name)
    try {
      this.disk?.removeItem(this.prefix + name)
    } catch {
      // storage is switched off: there was nothing
    }
  }

  /** The newest value on disk, which another tab may have written. */
  fresh(name: string): string | null {
    try {
      return this.disk?.getItem(this.prefix + name) ?? this.memory.get(name) ?? null
    } catch {
      return this.memory.get(name) ?? null
    }
  }

  private write(name: string, value: string): void {
    try {
      this.disk?.setItem(this.prefix + name, value)
    } catch {
      // full or switched off: memory has it
    }
  }
}

function localDisk(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
