package io.carillon.core.delivery;

import io.carillon.events.EscalationStep.Reaction;

/**
 * A delivery's place in an escalation.
 *
 * @param number 0 for the first
 * @param unless the reaction that makes it needless; null for the first
 */
public record Step(int number, Reaction unless) {}
