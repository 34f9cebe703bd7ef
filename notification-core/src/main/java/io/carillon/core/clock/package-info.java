/** Core owns time: the one ticker that brings back what waits, and asks again about what nothing was heard of. */
package io.carillon.core.clock;
