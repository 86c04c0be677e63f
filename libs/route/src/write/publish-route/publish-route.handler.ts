import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner } from '#event-sourcing';
import { PartyDirectory } from '#party';
import { answerBody, envelopeOf, type Sent } from '#platform';
import { routeDecider } from '../../domain/route.decider.js';
import { routeStream } from '../../domain/route.event-types.js';
import type { RouteAnswer } from './publish-route.answer.js';
import type { PublishRouteRequest, RoutePath } from './publish-route.request.js';

export class PublishRouteCommand extends Command<RouteAnswer> {
  constructor(
    readonly path: RoutePath,
    readonly request: PublishRouteRequest,
    readonly sent: Sent,
  ) {
    super();
  }
}

@CommandHandler(PublishRouteCommand)
export class PublishRouteHandler implements ICommandHandler<PublishRouteCommand> {
  constructor(
    private readonly commands: CommandRunner,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: PublishRouteCommand): Promise<RouteAnswer> {
    const region = this.parties.requireRegion(path.region, 'region');
    const { inForceFrom, gates, handOffs, triageEveryDays = null } = request;
    const data = {
      region,
      inForceFrom,
      gates,
      handOffs: handOffs.map(({ from, to, forms = null, acuteOnly = false }) => ({
        from,
        to,
        forms,
        acuteOnly,
      })),
      triageEveryDays,
      generated: false,
    };
    const command = { type: 'publish-route', data } as const;
    const answer = await this.commands.run(
      routeDecider,
      routeStream(region),
      command,
      envelopeOf(sent, request),
    );
    // Versions are numbered from 1, revisions from 0; a stream of a route holds nothing but versions.
    const version = answer.revision + 1;
    return { region, version, ...answerBody(`/v1/routes/${encodeURIComponent(region)}`, answer) };
  }
}
