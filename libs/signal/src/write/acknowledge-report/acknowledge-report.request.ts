import { CommandRequest, PatternField } from '#platform';

const REGISTRY_NUMBER = /^[A-Z0-9-]{3,32}$/;
const REGISTRY_NUMBER_RULE = 'Must be 3 to 32 capitals, digits and hyphens';

export class AcknowledgeReportRequest extends CommandRequest {
  @PatternField(REGISTRY_NUMBER, 'Number of the report at the registry', REGISTRY_NUMBER_RULE)
  registryNumber!: string;

  @PatternField(REGISTRY_NUMBER, 'Number of the person at the registry', REGISTRY_NUMBER_RULE)
  registryPersonNumber!: string;
}
