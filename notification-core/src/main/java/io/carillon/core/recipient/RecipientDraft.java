package io.carillon.core.recipient;

import io.carillon.events.Channel;
import io.carillon.events.Recipient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects one person's contacts as they are read. */
final class RecipientDraft {
    private static final int MOST_DEVICES = 500;

    private final String locale;
    private final String timeZone;
    private final Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    private final List<String> deviceTokens = new ArrayList<>(0);

    RecipientDraft(String locale, String timeZone) {
        this.locale = locale;
        this.timeZone = timeZone;
    }

    /** Adds a contact; a null channel stands for none. */
    void add(String channel, String address) {
        if (channel != null && Channel.of(channel) != Channel.PUSH) {
            addresses.put(Channel.of(channel), address);
        } else if (channel != null && deviceTokens.size() < MOST_DEVICES) {
            deviceTokens.add(address);
        }
    }

    Recipient recipient(String userId) {
        return new Recipient(
                userId,
                addresses.get(Channel.EMAIL),
                addresses.get(Channel.SMS),
                addresses.get(Channel.WHATSAPP),
                deviceTokens.isEmpty() ? null : List.copyOf(deviceTokens),
                locale,
                timeZone);
    }
}
