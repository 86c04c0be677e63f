import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { RouteAnswer } from './publish-route.answer.js';
import { PublishRouteCommand } from './publish-route.handler.js';
import { PublishRouteRequest, RoutePath } from './publish-route.request.js';

@Controller('routes/:region/versions')
export class PublishRouteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('publish-routes')
  @CommandRoute({
    tag: 'routes',
    summary: 'Publish the next version of a route of a region',
    answer: RouteAnswer,
  })
  send(
    @Param() path: RoutePath,
    @Body() body: PublishRouteRequest,
    @SentBy() sent: Sent,
  ): Promise<RouteAnswer> {
    return this.commands.execute(new PublishRouteCommand(path, body, sent));
  }
}
