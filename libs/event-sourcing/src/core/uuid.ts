import { createHash } from 'node:crypto';

/** Namespace of the ids that Ketenspoor derives; a constant, so that the same command always gives the same ids. */
const NAMESPACE = Buffer.from('6d0f3c1e8a5b4f27b1c94e2d7f60a813', 'hex');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID version 5 (RFC 9562 §5.5) over `name` in this product's namespace. */
export function uuidFrom(...name: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.join('\u0000')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
