/** Load on a running suite: what it costs, how fast it is, and whether everything arrived exactly once. */
package io.carillon.benchmarks;
