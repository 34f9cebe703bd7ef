package io.carillon.testkit;

import java.util.UUID;

/**
 * A tenant of one test alone, so that tests need no clearing up.
 *
 * @param id its id
 */
public record TestTenant(UUID id) {

    public static TestTenant fresh() {
        return new TestTenant(UUID.randomUUID());
    }

    /** The demo tenant, which {@code demo-service}, {@code ada} and the other demo people belong to. */
    public static TestTenant demo() {
        return new TestTenant(UUID.fromString("01900000-0000-7000-8000-0000000000d1"));
    }

    /** The second tenant, which {@code other-service} and {@code linus} belong to. */
    public static TestTenant other() {
        return new TestTenant(UUID.fromString("01900000-0000-7000-8000-0000000000d2"));
    }

    public Snapshots snapshot() {
        return Snapshots.tenant(id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
