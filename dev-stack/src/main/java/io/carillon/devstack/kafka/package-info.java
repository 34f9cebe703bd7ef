/** A real Kafka broker (KRaft, one node) in a JVM of its own, and the suite's topics. */
package io.carillon.devstack.kafka;
