package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * How a simulated vendor is told to behave. Without a failure rate a status holds for every request; with one it holds
 * for that share of requests and is 500 unless given.
 */
record Behaviour(
        Optional<Integer> status, long delayMillis, Optional<Double> failureRate, Optional<String> retryAfter) {

    static final Behaviour NORMAL = new Behaviour(Optional.empty(), 0, Optional.empty(), Optional.empty());

    private static final Set<String> FIELDS = Set.of("status", "delayMillis", "failureRate", "retryAfter");

    static Behaviour parse(JsonObject json) {
        require(FIELDS.containsAll(json.fieldNames()), "known fields are " + FIELDS);
        Optional<Integer> status = Optional.ofNullable(json.getInteger("status"));
        Optional<Double> rate = Optional.ofNullable(json.getDouble("failureRate"));
        long delay = json.getLong("delayMillis", 0L);
        require(status.isEmpty() || status.get() >= 400 && status.get() < 600, "status must be 400 to 599");
        require(rate.isEmpty() || rate.get() >= 0 && rate.get() <= 1, "failureRate must be 0 to 1");
        require(delay >= 0 && delay <= 600_000, "delayMillis must be 0 to 600000");
        return new Behaviour(
                status,
                delay,
                rate,
                Optional.ofNullable(json.getValue("retryAfter")).map(Object::toString));
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** @param dice a number from 0 (inclusive) to 1 (exclusive) */
    Optional<Integer> failureFor(double dice) {
        return failureRate.isEmpty()
                ? status
                : failureRate.filter(rate -> dice < rate).map(rate -> status.orElse(500));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        status.ifPresent(value -> json.put("status", value));
        failureRate.ifPresent(value -> json.put("failureRate", value));
        retryAfter.ifPresent(value -> json.put("retryAfter", value));
        return delayMillis == 0 ? json : json.put("delayMillis", delayMillis);
    }
}
