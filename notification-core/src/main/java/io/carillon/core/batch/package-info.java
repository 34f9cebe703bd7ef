/** A caller's set of recipients, filled chunk by chunk: what it shares, what was accepted of it, where it stands. */
package io.carillon.core.batch;
