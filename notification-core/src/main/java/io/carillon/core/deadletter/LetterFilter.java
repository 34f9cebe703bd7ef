package io.carillon.core.deadletter;

import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.events.Channel;
import java.time.Instant;

/**
 * Which dead letters somebody means; null means any.
 *
 * @param from died at or after
 * @param to died before
 */
public record LetterFilter(
        State state, Kind kind, String topic, String reason, Channel channel, Instant from, Instant to) {}
