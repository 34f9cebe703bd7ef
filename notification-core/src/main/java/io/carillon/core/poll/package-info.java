/** How a poll of Kafka records is processed: never lost to an outage, never blocked by one bad record. */
package io.carillon.core.poll;
