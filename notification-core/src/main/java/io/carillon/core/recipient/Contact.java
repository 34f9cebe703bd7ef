package io.carillon.core.recipient;

import java.time.Instant;
import java.util.UUID;

/**
 * One address of a person; on {@code push} a device.
 *
 * @param key the address by its hash
 * @param platform {@code ios, android, web} or null
 * @param name what its owner calls the device, or null
 * @param createdAt since when it is known; null while it is new
 */
record Contact(UUID id, Address key, String userId, String address, String platform, String name, Instant createdAt) {

    @Override
    public String toString() {
        return "Contact[" + id + " " + key.channel() + "]";
    }
}
