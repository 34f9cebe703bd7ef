/** What crosses Kafka between Carillon's services and their callers: one record per event type, and where it travels. */
package io.carillon.events;
