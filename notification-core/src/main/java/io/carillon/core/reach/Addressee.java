package io.carillon.core.reach;

import io.carillon.core.preference.Subject;
import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who would get one delivery, and on which terms.
 *
 * @param userId subscriber, or null
 * @param address e-mail address or number; null for push and in-app
 * @param deviceTokens push tokens; null for other channels
 * @param timeZone IANA zone the request or the subscriber names, or null
 */
public record Addressee(
        TenantId tenant,
        String userId,
        Channel channel,
        Lane lane,
        String category,
        String address,
        List<String> deviceTokens,
        String timeZone) {

    /** Every address that would be written to. */
    Stream<Address> addresses() {
        return switch (channel) {
            case EMAIL, SMS, WHATSAPP -> Stream.ofNullable(address).map(this::key);
            case PUSH ->
                deviceTokens == null ? Stream.empty() : deviceTokens.stream().map(this::key);
            case IN_APP, WEBHOOK -> Stream.empty();
        };
    }

    /** Everybody whose preferences count. */
    Stream<Subject> subjects() {
        Stream<Subject> user = Stream.ofNullable(userId).map(id -> Subject.ofUser(tenant, id));
        return channel == Channel.EMAIL ? Stream.concat(user, addresses().map(Subject::ofAddress)) : user;
    }

    private Address key(String text) {
        return Address.of(tenant, channel, text);
    }

    @Override
    public String toString() {
        return "Addressee[" + channel + "]";
    }
}
