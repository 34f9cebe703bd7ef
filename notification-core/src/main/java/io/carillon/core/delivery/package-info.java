/** A notification on one channel: its row, its moves, its attempts and the events that tell of them. */
package io.carillon.core.delivery;
