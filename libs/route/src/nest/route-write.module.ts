import { Module } from '@nestjs/common';
import { PublishRouteController } from '../write/publish-route/publish-route.controller.js';
import { PublishRouteHandler } from '../write/publish-route/publish-route.handler.js';

@Module({ controllers: [PublishRouteController], providers: [PublishRouteHandler] })
export class RouteWriteModule {}
