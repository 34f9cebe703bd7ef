package io.carillon.realtime.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** How many notifications wait unread, in all and per category. */
@RegisterForReflection
public record UnreadCount(long total, Map<String, Long> byCategory) {}
