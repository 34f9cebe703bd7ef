package io.carillon.core.recipient;

import java.time.Instant;
import java.util.List;

/**
 * A person a tenant may notify, with contacts.
 *
 * @param locale BCP 47 tag, or null
 * @param timeZone IANA zone, or null
 * @param createdAt since when the person is known; null while new
 * @param updatedAt when something last changed; null while new
 */
record Subscriber(
        String userId, String locale, String timeZone, List<Contact> contacts, Instant createdAt, Instant updatedAt) {

    Subscriber with(List<Contact> found) {
        return new Subscriber(userId, locale, timeZone, found, createdAt, updatedAt);
    }

    @Override
    public String toString() {
        return "Subscriber[***]";
    }
}
