/** Reads the fields of a JSON object and gathers what is wrong with them. */
export class Fields {
  private readonly known = new Set<string>();

  constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    /** Empty, or the name of the object and a full stop. */
    readonly path: string,
    readonly mistakes: string[],
  ) {}

  has(name: string): boolean {
    return Object.hasOwn(this.record, name);
  }

  peek(name: string): unknown {
    return this.has(name) ? this.record[name] : undefined;
  }

  /** The value, noted as a mistake when it is not as it must be. */
  take(name: string, is: (value: unknown) => boolean, rule: string): unknown {
    this.known.add(name);
    const value = this.peek(name);
    if (!is(value)) this.mistakes.push(`${this.path}${name}: ${rule}`);
    return value;
  }

  or(name: string, otherwise: unknown, is: (value: unknown) => boolean, rule: string): unknown {
    this.known.add(name);
    return this.has(name) ? this.take(name, is, rule) : otherwise;
  }

  /** A text that may be missing, as an object to spread. */
  perhaps<Name extends string>(
    name: Name,
    is: (value: unknown) => boolean,
    rule: string,
  ): { readonly [key in Name]?: string } {
    this.known.add(name);
    return this.has(name) ? ({ [name]: this.take(name, is, rule) } as { [key in Name]?: string }) : {};
  }

  inner(name: string): Fields {
    this.known.add(name);
    return fieldsOf(this.peek(name), `${this.path}${name}`, this.mistakes);
  }

  /** Notes the fields that nobody asked for. */
  done(allowed: readonly string[] = []): void {
    for (const name of Object.keys(this.record))
      if (!this.known.has(name) && !allowed.includes(name))
        this.mistakes.push(`${this.path}${name}: is no field of a mapping`);
  }
}

export function fieldsOf(value: unknown, path: string, mistakes: string[]): Fields {
  if (!isRecord(value)) mistakes.push(`${path === '' ? 'mapping' : path}: must be an object`);
  return new Fields(isRecord(value) ? value : {}, path === '' ? '' : `${path}.`, mistakes);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}
