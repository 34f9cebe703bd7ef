/** How a service of a tenant has people notified: {@link CarillonClient} over HTTP, {@link KafkaNotifier} over Kafka. */
package io.carillon.client;
