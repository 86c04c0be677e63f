import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { remark, type LogItem, type RawCase } from './logged-case.js';
import { readingFailure, readText } from './read-text.js';

const ATTRIBUTE_TAGS = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/** Reads the cases of an XES log (IEEE 1849) one by one, in constant memory. Stops, with a remark, where the file is broken. */
export async function* readXes(file: string, onBytes: (bytes: number) => void): AsyncGenerator<LogItem> {
  const ready: RawCase[] = [];
  const parser = new SaxesParser({ position: true });
  const builder = new CaseBuilder(ready, () => parser.line);
  let broken: Error | undefined;
  parser.on('error', (error) => {
    broken ??= error;
  });
  parser.on('opentag', (tag) => builder.open(tag as SaxesTagPlain));
  parser.on('closetag', (tag) => builder.close(tag.name));
  try {
    for await (const text of readText(file, onBytes)) {
      if (broken === undefined) parser.write(text);
      for (const complete of ready.splice(0)) yield { kind: 'case', case: complete };
      if (broken !== undefined) break;
    }
    if (broken === undefined) parser.close();
    if (broken !== undefined) yield { kind: 'remark', remark: brokenXml(parser.line, builder.depth > 0) };
    else if (!builder.sawLog)
      yield { kind: 'remark', remark: remark('not-xes', 'The file holds no XES log', { line: 1 }) };
  } catch (error) {
    yield {
      kind: 'remark',
      remark: remark(readingFailure(error).code, readingFailure(error).message, { line: parser.line }),
    };
  }
}

function brokenXml(line: number, isInside: boolean) {
  const where = isInside
    ? 'The case that it stands in, and what follows, was not read'
    : 'What follows was not read';
  return remark('not-xml', `The file is not well-formed XML here, or breaks off. ${where}`, { line });
}

/** Follows the tags of a log: traces, events, and their own attributes. Attributes within attributes are passed over. */
class CaseBuilder {
  sawLog = false;
  private path: string[] = [];
  private caseLine = 0;
  private attributes: Record<string, string> = {};
  private events: { line: number; values: Record<string, string> }[] = [];

  constructor(
    private readonly ready: RawCase[],
    private readonly line: () => number,
  ) {}

  get depth(): number {
    return this.path.length;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (name === 'log') this.sawLog = true;
    if (name === 'trace' && parent === 'log') {
      this.caseLine = this.line();
      this.attributes = {};
      this.events = [];
    }
    if (name === 'event' && parent === 'trace') this.events.push({ line: this.line(), values: {} });
    const { key, value } = attributes;
    if (!ATTRIBUTE_TAGS.has(name) || key === undefined || value === undefined) return;
    if (parent === 'trace') this.attributes[key] = value;
    if (parent === 'event') (this.events.at(-1) as { values: Record<string, string> }).values[key] = value;
  }

  close(name: string): void {
    this.path.pop();
    if (name === 'trace')
      this.ready.push({ attributes: this.attributes, events: this.events, line: this.caseLine });
  }
}
