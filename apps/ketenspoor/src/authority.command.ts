import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ALL_PARTY_ROLES, levelOf, PARTY_ROLES, type PartyLevel, type PartyRole } from '#party';
import { OPERATOR_PRINCIPAL, permissionsOf, type Permission } from '#platform';
import type { CliCommand } from './cli-command.js';
import { openApiText } from './openapi.command.js';

const DEFAULT_FILE = 'docs/reference/authority.md';

/** Writes which role may ask which route. */
export const authorityCommand: CliCommand = async (args) => {
  const { out } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: DEFAULT_FILE } },
  }).values;
  writeFileSync(out, await authorityText());
  process.stdout.write(`Wrote ${out}.\n`);
  return 0;
};

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | undefined;
}

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly 'x-permission'?: Permission }>>>
  >;
}

interface Column {
  readonly title: string;
  readonly holders: readonly (readonly [name: string, ReadonlySet<Permission>])[];
}

const INTRODUCTION = `# Who may ask which route

Written by \`npm run ketenspoor -- authority\` from the permissions that the routes name and those that the roles have; a
test fails when it is not up to date, and another sends every route as every role. A role without the permission is
refused with 403 before anything is looked up, so the refusal is the same whether or not the thing asked for exists.

**What this table does not say:** a permission depends on the role only. Whoever has \`read-chain\` reads the whole chain,
of every region. What a party may do with one signal is decided by the signal itself
([states of a signal](signal-states.md)), and is not in this table.
`;

/** The page as it is kept in the repository. */
export async function authorityText(): Promise<string> {
  const routes = routesOf(JSON.parse(await openApiText()) as Document);
  const columns = columnsOf();
  const head = ['Route', 'Permission', 'not signed in', ...columns.map(({ title }) => title)];
  const rows = routes.map((route) => [
    `\`${route.method} ${route.path}\``,
    route.permission === undefined ? 'public' : `\`${route.permission}\``,
    route.permission === undefined ? 'yes' : '–',
    ...columns.map((column) => cell(route, column)),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${INTRODUCTION}\n## Roles\n\n${roleLines()}\n\n## Routes\n\n${lines.join('\n')}\n`;
}

function routesOf(document: Document): readonly Route[] {
  return Object.entries(document.paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        permission: operation['x-permission'],
      })),
    )
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

/** A column per level; the citizen, who may nothing, apart from the frontline. */
function columnsOf(): readonly Column[] {
  const column = (title: string, roles: readonly PartyRole[]): Column => ({
    title,
    holders: roles.map((role) => [role, new Set(permissionsOf(role))] as const),
  });
  const levels = Object.keys(PARTY_ROLES) as PartyLevel[];
  return [
    column('citizen', ['citizen']),
    ...levels.map((level) => column(level, rolesAt(level))),
    { title: 'operator', holders: [['operator', OPERATOR_PRINCIPAL.permissions]] },
  ];
}

function rolesAt(level: PartyLevel): readonly PartyRole[] {
  return ALL_PARTY_ROLES.filter((role) => levelOf(role) === level && role !== 'citizen');
}

/** `yes`, `–`, or the roles of the column that may. */
function cell({ permission }: Route, { holders }: Column): string {
  if (permission === undefined) return 'yes';
  const allowed = holders.filter(([, permissions]) => permissions.has(permission));
  if (allowed.length === holders.length) return 'yes';
  return allowed.map(([name]) => name).join(', ') || '–';
}

function roleLines(): string {
  return (Object.keys(PARTY_ROLES) as PartyLevel[])
    .map((level) => `- **${level}**: ${rolesAt(level).join(', ')}`)
    .join('\n');
}
