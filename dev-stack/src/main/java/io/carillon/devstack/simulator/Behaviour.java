package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.CallbackScript;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * How a simulated vendor is told to behave. Without a failure rate a status holds for every request; with one it holds
 * for that share of requests and is 500 unless given.
 *
 * @param status of failures
 * @param delayMillis before every answer
 * @param failureRate share of requests that fail
 * @param retryAfter header field of failures
 * @param resetRate share of requests whose connection is cut instead of answered
 * @param hangRate share of requests that are never answered
 * @param seed makes the shares fall the same way each time
 * @param callbacks how it reports
 */
record Behaviour(
        Optional<Integer> status,
        long delayMillis,
        Optional<Double> failureRate,
        Optional<String> retryAfter,
        double resetRate,
        double hangRate,
        Optional<Long> seed,
        CallbackScript callbacks) {

    static final Behaviour NORMAL = new Behaviour(
            Optional.empty(), 0, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), CallbackScript.NORMAL);

    private static final Set<String> FIELDS =
            Set.of("status", "delayMillis", "failureRate", "retryAfter", "resetRate", "hangRate", "seed", "callbacks");

    /** What becomes of a request before the vendor looks at it. */
    enum Fate {
        ANSWERED,
        RESET,
        HANGING
    }

    static Behaviour parse(JsonObject json) {
        require(FIELDS.containsAll(json.fieldNames()), "known fields are " + FIELDS);
        Optional<Integer> status = Optional.ofNullable(json.getInteger("status"));
        Optional<Double> rate = Optional.ofNullable(json.getDouble("failureRate"));
        long delay = json.getLong("delayMillis", 0L);
        double reset = json.getDouble("resetRate", 0.0);
        double hang = json.getDouble("hangRate", 0.0);
        require(status.isEmpty() || status.get() >= 400 && status.get() < 600, "status must be 400 to 599");
        require(rate.isEmpty() || isShare(rate.get()), "failureRate must be 0 to 1");
        require(isShare(reset) && isShare(hang) && reset + hang <= 1, "resetRate and hangRate must be 0 to 1 together");
        require(delay >= 0 && delay <= 600_000, "delayMillis must be 0 to 600000");
        return new Behaviour(
                status,
                delay,
                rate,
                Optional.ofNullable(json.getValue("retryAfter")).map(Object::toString),
                reset,
                hang,
                Optional.ofNullable(json.getLong("seed")),
                CallbackScript.parse(json.getJsonObject("callbacks", new JsonObject())));
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** @param dice a number from 0 (inclusive) to 1 (exclusive) */
    Fate fate(double dice) {
        return dice < resetRate ? Fate.RESET : dice < resetRate + hangRate ? Fate.HANGING : Fate.ANSWERED;
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
        seed.ifPresent(value -> json.put("seed", value));
        putUnlessZero(json, "delayMillis", delayMillis);
        putUnlessZero(json, "resetRate", resetRate);
        putUnlessZero(json, "hangRate", hangRate);
        return callbacks.equals(CallbackScript.NORMAL) ? json : json.put("callbacks", callbacks.json());
    }

    private static void putUnlessZero(JsonObject json, String name, Number value) {
        if (value.doubleValue() != 0) {
            json.put(name, value);
        }
    }
}
