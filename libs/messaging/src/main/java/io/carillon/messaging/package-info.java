/** How an event travels: CloudEvents over Kafka, trace context, publishing a window, dead letters, topics. */
package io.carillon.messaging;
