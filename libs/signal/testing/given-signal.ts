import { given } from '#event-sourcing/testing';
import { signalDecider } from '#signal';
import { aSignalRegistered } from './custody-facts.js';
import type { GivenFact } from './fact.js';

/** Given a signal that the desk registered, and what happened to it since. */
export function aSignal(...facts: readonly GivenFact[]) {
  return given(signalDecider, aSignalRegistered(), ...facts);
}
