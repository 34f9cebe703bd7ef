/** Watches batches on their way: tells how far they are, notices their end, clears away what was cancelled. */
package io.carillon.core.progress;
