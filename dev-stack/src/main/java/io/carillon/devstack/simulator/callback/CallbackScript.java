package io.carillon.devstack.simulator.callback;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * How a vendor reports.
 *
 * @param enabled false for a vendor that stays silent
 * @param url base address that takes the place of scheme, host and port of every address; signatures are unchanged
 * @param delayMillis from the answer to the first report, and from each report to the next
 * @param duplicates copies that follow each report
 * @param shuffle reports of one message change places
 * @param forged reports are signed for another body
 */
public record CallbackScript(
        boolean enabled, Optional<String> url, long delayMillis, int duplicates, boolean shuffle, boolean forged) {

    /** Every report once, in order, soon. */
    public static final CallbackScript NORMAL = new CallbackScript(true, Optional.empty(), 200, 0, false, false);

    private static final Set<String> FIELDS =
            Set.of("enabled", "url", "delayMillis", "duplicates", "shuffle", "forged");
    private static final int MOST_DUPLICATES = 20;
    private static final long LONGEST_DELAY = 600_000;

    /**
     * Reads the part {@code callbacks} of a behaviour.
     *
     * @throws IllegalArgumentException when a field is unknown or out of range
     */
    public static CallbackScript parse(JsonObject json) {
        CallbackScript script = new CallbackScript(
                json.getBoolean("enabled", NORMAL.enabled),
                Optional.ofNullable(json.getString("url")),
                json.getLong("delayMillis", NORMAL.delayMillis),
                json.getInteger("duplicates", 0),
                json.getBoolean("shuffle", false),
                json.getBoolean("forged", false));
        require(FIELDS.containsAll(json.fieldNames()), "known fields of callbacks are " + FIELDS);
        require(script.url.map(url -> url.matches("https?://[^/?#]+/?")).orElse(true), "url must be scheme and host");
        require(script.delayMillis >= 0 && script.delayMillis <= LONGEST_DELAY, "delayMillis must be 0 to 600000");
        require(script.duplicates >= 0 && script.duplicates <= MOST_DUPLICATES, "duplicates must be 0 to 20");
        return script;
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }

    public JsonObject json() {
        JsonObject json = new JsonObject().put("enabled", enabled).put("delayMillis", delayMillis);
        url.ifPresent(value -> json.put("url", value));
        return json.put("duplicates", duplicates).put("shuffle", shuffle).put("forged", forged);
    }
}
