package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Carillon stopped posting to a webhook endpoint that takes nothing any more. Copies have equal event ids.
 *
 * @param endpointId the endpoint
 * @param reason {@code gone} when it answered 410, {@code failing} when every call failed for days
 * @param failingSince when the first call of the present row of failures ended
 * @param disabledAt when it was disabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookEndpointDisabled(String endpointId, String reason, Instant failingSince, Instant disabledAt) {}
