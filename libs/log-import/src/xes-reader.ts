import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { remark, type LogItem, type RawCase } from './logged-case.js';
import { readingFailure, readText } from './read-text.js';

const ATTRIBUTE_TAGS = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * Reads the cases of an XES log (IEEE 1849) one by one; no more than one of them is in memory. Stops, with a remark,
 * where the file is broken: the case in which it breaks is refused as a whole. `caseId` is the attribute that names a case.
 */
export async function* readXes(
  file: string,
  caseId: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<LogItem> {
  const parser = new SaxesParser({ position: true });
  const cases = new CaseBuilder(() => parser.line);
  let brokenAt: number | undefined;
  parser.on('error', () => {
    brokenAt ??= parser.line;
  });
  // The parser goes on after an error, but what it then finds is not what the log says.
  parser.on('opentag', (tag) => brokenAt ?? cases.open(tag as SaxesTagPlain));
  parser.on('closetag', ({ name }) => brokenAt ?? cases.close(name));
  let failure: { readonly code: string; readonly message: string } | undefined;
  try {
    for await (const text of readText(file, onBytes)) {
      parser.write(text);
      for (const complete of cases.takeReady()) yield { kind: 'case', case: complete };
      if (brokenAt !== undefined) break;
    }
    if (brokenAt === undefined) parser.close();
    if (brokenAt !== undefined) failure = BROKEN_XML;
  } catch (error) {
    failure = readingFailure(error);
  }
  if (failure !== undefined) yield broken(failure, brokenAt ?? parser.line, cases, caseId);
  else if (!cases.sawLog)
    yield { kind: 'remark', remark: remark('not-xes', 'The file holds no XES log', { line: 1 }) };
}

const BROKEN_XML = {
  code: 'not-xml',
  message: 'The file is not well-formed XML here, or breaks off; what follows was not read',
};

function broken(
  { code, message }: { readonly code: string; readonly message: string },
  line: number,
  { unfinished }: CaseBuilder,
  caseId: string,
): LogItem {
  if (unfinished === null) return { kind: 'remark', remark: remark(code, message, { line }) };
  const told = remark(code, `${message}. The case in which it stands was not taken`, {
    line,
    caseId: unfinished.attributes[caseId] ?? null,
  });
  return { kind: 'refused', remark: told, events: unfinished.events.length };
}

interface CaseInTheMaking {
  readonly line: number;
  readonly attributes: Record<string, string>;
  readonly events: { readonly line: number; readonly values: Record<string, string> }[];
}

/** Follows the tags of a log: traces, events, and their own attributes. Attributes within attributes are passed over. */
class CaseBuilder {
  sawLog = false;
  /** The case whose end did not come yet. */
  unfinished: CaseInTheMaking | null = null;
  private ready: RawCase[] = [];
  private readonly path: string[] = [];

  constructor(private readonly line: () => number) {}

  takeReady(): readonly RawCase[] {
    return this.ready.splice(0);
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (name === 'log' && parent === undefined) this.sawLog = true;
    if (name === 'trace' && parent === 'log')
      this.unfinished = { line: this.line(), attributes: {}, events: [] };
    if (this.unfinished === null) return;
    if (name === 'event' && parent === 'trace')
      this.unfinished.events.push({ line: this.line(), values: {} });
    const { key, value } = attributes;
    if (!ATTRIBUTE_TAGS.has(name) || key === undefined || value === undefined) return;
    if (parent === 'trace') this.unfinished.attributes[key] = value;
    if (parent === 'event') {
      const event = this.unfinished.events.at(-1);
      if (event !== undefined) event.values[key] = value;
    }
  }

  close(name: string): void {
    this.path.pop();
    if (name !== 'trace' || this.unfinished === null || this.path.at(-1) !== 'log') return;
    this.ready.push(this.unfinished);
    this.unfinished = null;
  }
}
