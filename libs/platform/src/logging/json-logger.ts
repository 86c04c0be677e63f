import { ConsoleLogger } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from '../config/environment.js';

/** One JSON object per line; only errors and warnings of Nest itself, unless more is asked for. */
export function jsonLogger(level: LogLevel): ConsoleLogger {
  const levels = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1);
  return new ConsoleLogger({ json: true, colors: false, logLevels: [...levels, 'fatal'] });
}
