package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * How far a batch is.
 *
 * @param state {@code OPEN}, {@code CLOSED}, {@code COMPLETED} or {@code CANCELLED}
 * @param counters recipients and deliveries by what became of them
 * @param progress share of accepted recipients that are through, 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BatchState(String batchId, String state, Map<String, Long> counters, double progress) {}
