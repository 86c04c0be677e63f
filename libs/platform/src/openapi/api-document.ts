import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '../problem-details/problem.js';
import { API_PREFIX, API_VERSION } from './api-version.js';
import { completeDocument } from './complete-document.js';

/** The OpenAPI document of an app's own routes. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Ketenspoor')
    .setDescription(
      'Where a signal of human trafficking is, who holds it, why it stopped, and who reports it. ' +
        'Commands record facts; views answer for any two instants: how it was (`validAt`), by what was known (`knownAt`).',
    )
    .setVersion(API_VERSION)
    .setContact('Ketenspoor', 'https://ketenspoor.example/contact', 'api@ketenspoor.example')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer(`/${API_PREFIX}`)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'signIn')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    ignoreGlobalPrefix: true,
    extraModels: [Problem],
    operationIdFactory: operationId,
  });
  return withTags(completeDocument(document));
}

/** `OfferHandOffController.send` is `offerHandOff`; a controller with several routes adds the method's name. */
function operationId(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  return ['send', 'ask', camel].includes(method)
    ? camel
    : `${camel}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

function withTags(document: OpenAPIObject): OpenAPIObject {
  const names = Object.values(document.paths).flatMap((path) =>
    [path.get, path.post].flatMap((operation) => operation?.tags ?? []),
  );
  return { ...document, tags: [...new Set(names)].sort().map((name) => ({ name })) };
}
