package io.carillon.admin.access;

/**
 * Who makes a change, for the audit log.
 *
 * @param subject the token's {@code sub}
 * @param name sign-in name
 * @param kind on whose behalf
 * @param requestId ties the audit row to the logs
 * @param sourceAddress address the request came from, or null
 */
public record Actor(String subject, String name, Kind kind, String requestId, String sourceAddress) {

    /** On whose behalf an actor acts. */
    public enum Kind {
        TENANT,
        PLATFORM,
        SYSTEM
    }

    /** The suite itself, for example its demo seed. */
    public static Actor system(String name) {
        return new Actor(name, name, Kind.SYSTEM, name, null);
    }
}
