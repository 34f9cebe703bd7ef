/** The door: checks a request in memory, records it in the log, and only then says yes. */
package io.carillon.core.intake;
