package io.carillon.tenancy;

import java.util.UUID;

/** Names one tenant. */
public record TenantId(UUID value) {

    /**
     * Reads a tenant id.
     *
     * @throws IllegalArgumentException when {@code text} is null or not a UUID in its canonical form
     */
    public static TenantId of(String text) {
        if (text == null) {
            throw new IllegalArgumentException("no tenant id at all");
        }
        UUID value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID in canonical form");
        }
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
