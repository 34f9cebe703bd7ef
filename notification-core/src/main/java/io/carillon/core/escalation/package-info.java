/** Channels tried one after another: what waits for a reaction, what the reaction stops, and what a failure hurries. */
package io.carillon.core.escalation;
