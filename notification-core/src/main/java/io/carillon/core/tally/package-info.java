/** The counters of a batch: kept in the very transactions that move what they count, so they always add up. */
package io.carillon.core.tally;
