/** Events of a commit that nobody will repeat: kept beside the change until Kafka has them. */
package io.carillon.core.outbox;
