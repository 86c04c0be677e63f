import { DomainError, uuidFrom, type CommandAnswer, type CommandRunner } from '#event-sourcing';
import { partyDecider, partyRefOf, partyStream, type PartyRef, type RegisterParty } from '#party';
import { routeDecider, routeStream, type Gate } from '#route';
import { importerOf, problemOf, registrationOf } from './holder-party.js';
import { remark, type ImportRemark } from './logged-case.js';
import type { LogMapping } from './mapping.js';
import { instantIn } from './timestamp.js';

/** What signals of a log need around them: the parties of its holders, each once, and the route with the norms. */
export class ImportSetting {
  private readonly parties = new Map<string, Promise<void>>();
  private route: Promise<void> | undefined;

  constructor(
    private readonly mapping: LogMapping,
    /** Null: a dry run. */
    private readonly commands: CommandRunner | null,
    private readonly note: (remark: ImportRemark) => void,
  ) {}

  /** Throws a DomainError when a holder of the log cannot be a party. */
  async prepareFor(holders: Iterable<string>): Promise<void> {
    this.route ??= this.publishRoute();
    await this.route;
    for (const holder of new Set(holders)) {
      const known = this.parties.get(holder) ?? this.register(registrationOf(holder, this.mapping));
      this.parties.set(holder, known);
      await known;
    }
  }

  private async register(command: RegisterParty): Promise<void> {
    const { party } = command.data;
    const problem = problemOf(command);
    if (problem !== null) throw new DomainError('bad-holder', `Its holder cannot be a party: ${problem}`);
    if (this.commands === null) return;
    const commandId = uuidFrom('import', this.mapping.name, 'party', party.id);
    const answer = this.commands.run(partyDecider, partyStream(party.id), command, {
      commandId,
      actor: importerOf(this.mapping),
      correlationId: commandId,
    });
    if (!(await isRefused(answer, ['party-exists', 'idempotency-key-reused']))) return;
    const { state } = await this.commands.load(partyDecider, partyStream(party.id));
    if (state === null || state.closed || !isSame(state.party, party))
      throw new DomainError(
        'party-differs',
        `Party ${party.id} is closed, or has another role or place than the mapping says`,
      );
  }

  private async publishRoute(): Promise<void> {
    const { mapping, commands } = this;
    if (mapping.route === undefined || commands === null) return;
    const director = importerOf(mapping);
    const party = partyRefOf(director);
    const name = `Import ${mapping.name}`;
    await this.register({ type: 'register-party', data: { party, name, generated: false } });
    const commandId = uuidFrom('import', mapping.name, 'route');
    const answer = commands.run(
      routeDecider,
      routeStream(mapping.signal.region),
      routeOf(mapping, mapping.route),
      {
        commandId,
        actor: director,
        correlationId: commandId,
      },
    );
    if (await isRefused(answer, ['in-force-not-later', 'idempotency-key-reused'])) {
      const message = `Region ${mapping.signal.region} has a route that is as late, or later; that of the mapping was not published`;
      this.note(remark('route-kept', message));
    }
  }
}

/** Any gate of the log may hand to any other, within the same norms: the log is compared with no prescription. */
function routeOf(
  { signal, holders }: LogMapping,
  { inForceFrom, normDays }: NonNullable<LogMapping['route']>,
) {
  const parties = [holders.otherwise, ...Object.values(holders.byName)];
  const roles = [...new Set(parties.map(({ role }) => role))];
  const gates = roles.map((role): Gate => ({ role, normDays, firstContact: false, reports: false }));
  const handOffs = roles.flatMap((from) => roles.map((to) => ({ from, to, forms: null, acuteOnly: false })));
  return {
    type: 'publish-route' as const,
    data: {
      region: signal.region,
      inForceFrom: instantIn(inForceFrom) ?? inForceFrom,
      gates,
      handOffs,
      triageEveryDays: null,
      generated: false,
    },
  };
}

/** True when it was refused for one of these reasons; other failures are thrown. */
async function isRefused(answer: Promise<CommandAnswer>, codes: readonly string[]): Promise<boolean> {
  try {
    await answer;
    return false;
  } catch (error) {
    if (error instanceof DomainError && codes.includes(error.code)) return true;
    throw error;
  }
}

function isSame(a: PartyRef, b: PartyRef): boolean {
  return (['id', 'role', 'region', 'municipality'] as const).every((field) => a[field] === b[field]);
}
