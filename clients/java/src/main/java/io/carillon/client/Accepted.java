package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A notification that is durably recorded. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Accepted(String notificationId, String status) {}
