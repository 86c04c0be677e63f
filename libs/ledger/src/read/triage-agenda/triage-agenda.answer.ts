import type { Instant } from '#event-sourcing';
import { URGENCIES, type Urgency } from '#signal';
import { AGENDA_CAUSES, type AgendaCause } from '#triage';
import {
  Amount,
  Flag,
  listOf,
  Many,
  MomentOrNull,
  Text,
  TextOrNull,
  Texts,
  WholeOrNull,
  Word,
  Words,
} from '../answer.js';
import { ResponsibilityAnswer } from '../responsibility/responsibility.answer.js';
import type { AgendaEntry } from './triage-agenda.view.js';

export class AgendaEntryAnswer implements AgendaEntry {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Word(URGENCIES, 'Urgency')
  readonly urgency!: Urgency;
  @Texts('Suspected forms')
  readonly forms!: readonly string[];
  @TextOrNull('Municipality where it plays')
  readonly municipality!: string | null;
  @WholeOrNull('Persons concerned; null: not known')
  readonly personCount!: number | null;
  @Flag('Made up by a generator, not a real signal')
  readonly generated!: boolean;
  @Words(AGENDA_CAUSES, 'Why it is to be dealt with; the weightiest first')
  readonly causes!: readonly AgendaCause[];
  @Texts('Whose reporting question has to be answered')
  readonly subjects!: readonly string[];
  @Many(() => ResponsibilityAnswer, 'The reporting questions of the signal')
  readonly questions!: readonly ResponsibilityAnswer[];
  @MomentOrNull('Since when nobody is committed to anything; null: somebody is')
  readonly withoutCommitmentSince!: Instant | null;
  @Amount('Days of 24 hours without any commitment')
  readonly daysWithoutCommitment!: number;
  @MomentOrNull('When triage was asked for; null: it was not')
  readonly triageRequestedAt!: Instant | null;
  @Texts('Consent was refused, but these parties in the chain need none to report')
  readonly dutyHoldersDespiteRefusal!: readonly string[];
}

export const TriageAgendaList = listOf(AgendaEntryAnswer);
