import { expect, it } from '@jest/globals';
import { ReceiptCodes, receiptHashOf } from './receipt-codes.js';

it('gives the same command the same code, and nobody else a way to work it out', () => {
  const codes = new ReceiptCodes('a secret');
  const code = codes.codeFor('command-1');
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  expect(codes.codeFor('command-1')).toBe(code);
  expect(codes.codeFor('command-2')).not.toBe(code);
  expect(new ReceiptCodes('another secret').codeFor('command-1')).not.toBe(code);
});

it('knows a code however it is typed', () => {
  expect(receiptHashOf('abcd efgh2345')).toBe(receiptHashOf('ABCD-EFGH-2345'));
  expect(receiptHashOf('ABCD-EFGH-2346')).not.toBe(receiptHashOf('ABCD-EFGH-2345'));
});
