import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';
import { catalogues, LANGUAGES } from '#messages';

/** The page has its own scripts and styles, and asks its own API; nothing from anywhere else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the files of the page, outside the API. */
export function pageFiles(): readonly RequestHandler[] {
  const folder = join(projectRoot(), 'apps', 'tracker', 'page');
  const headers: RequestHandler = ({ path }, response, next) => {
    if (!path.startsWith('/v1/')) response.set('Content-Security-Policy', PAGE_POLICY);
    next();
  };
  return [
    headers,
    messages,
    express.static(folder, { etag: false, lastModified: false, cacheControl: false, redirect: false }),
  ];
}

/** The words of the product, for the page: /messages/nl.json and /messages/en.json. */
const messages: RequestHandler = ({ path, method }, response, next) => {
  const language = LANGUAGES.find((one) => path === `/messages/${one}.json`);
  if (language === undefined || method !== 'GET') next();
  else response.json(catalogues[language]);
};

/** The folder with package.json, from the sources as well as from the build. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The project folder, with package.json, was not found');
    folder = above;
  }
  return folder;
}
