import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PublishRouteController } from '../write/publish-route/publish-route.controller.js';
import { PublishRouteHandler } from '../write/publish-route/publish-route.handler.js';

@Module({ imports: [CqrsModule], controllers: [PublishRouteController], providers: [PublishRouteHandler] })
export class RouteWriteModule {}
