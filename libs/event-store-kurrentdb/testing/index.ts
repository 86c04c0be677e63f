export * from './stand-in.js';
export * from './server-under-test.js';
export * from './certificate.js';
