/** One accepted request for one recipient: its ids, its row, and what callers may read of it. */
package io.carillon.core.notification;
