/** Decides who gets what on which channel, a whole poll at once, in one transaction. */
package io.carillon.core.planning;
