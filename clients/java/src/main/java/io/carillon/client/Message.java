package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.Lane;
import io.carillon.events.Recipient;
import io.carillon.events.TemplateRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be said, and to whom: for one notification, or, without a recipient, for all of a batch.
 *
 * @param template the tenant's template; or
 * @param content inline content for each channel
 * @param attachments files that go with its e-mail
 * @param recipient who; null in a batch
 * @param channels channels wanted; none means the template's own
 * @param data template variables
 * @param category preference category; none means the template's own
 * @param priority lane; none means normal, or bulk in a batch
 * @param scheduledAt not before this time
 * @param expiresAt of no use after this time
 * @param metadata key-values handed back in status events
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Message(
        TemplateRef template,
        Map<Channel, Content> content,
        List<Attachment> attachments,
        Recipient recipient,
        List<Channel> channels,
        Map<String, Object> data,
        String category,
        Lane priority,
        Instant scheduledAt,
        Instant expiresAt,
        Map<String, String> metadata) {

    /** A message in the words of a published template. */
    public static Builder template(String code) {
        Builder builder = new Builder();
        builder.template = new TemplateRef(code, null, null);
        return builder;
    }

    /** A message in words of its own, at first for one channel. */
    public static Builder content(Channel channel, Content content) {
        return new Builder().and(channel, content);
    }

    /** Puts a message together; each method returns the same builder. */
    public static final class Builder {
        private TemplateRef template;
        private final Map<Channel, Content> content = new LinkedHashMap<>();
        private final List<Attachment> attachments = new ArrayList<>(0);
        private Recipient recipient;
        private List<Channel> channels = List.of();
        private final Map<String, Object> data = new LinkedHashMap<>();
        private String category;
        private Lane priority;
        private Instant scheduledAt;
        private Instant expiresAt;
        private final Map<String, String> metadata = new LinkedHashMap<>();

        private Builder() {}

        /** The template's words in this version and language; null for what the tenant has published and the person wants. */
        public Builder version(Integer version, String locale) {
            template = new TemplateRef(template.code(), version, locale);
            return this;
        }

        public Builder and(Channel channel, Content words) {
            content.put(channel, words);
            return this;
        }

        /** A file that goes with the e-mail. */
        public Builder attach(Attachment file) {
            attachments.add(file);
            return this;
        }

        /** A person the tenant knows. */
        public Builder toUser(String userId) {
            return to(new Recipient(userId, null, null, null, null, null, null));
        }

        public Builder toEmail(String address) {
            return to(new Recipient(null, address, null, null, null, null, null));
        }

        public Builder to(Recipient who) {
            recipient = who;
            return this;
        }

        public Builder channels(Channel... wanted) {
            channels = List.of(wanted);
            return this;
        }

        public Builder data(String name, Object value) {
            data.put(name, value);
            return this;
        }

        public Builder category(String name) {
            category = name;
            return this;
        }

        public Builder priority(Lane lane) {
            priority = lane;
            return this;
        }

        public Builder scheduledAt(Instant moment) {
            scheduledAt = moment;
            return this;
        }

        public Builder expiresAt(Instant moment) {
            expiresAt = moment;
            return this;
        }

        public Builder metadata(String name, String value) {
            metadata.put(name, value);
            return this;
        }

        public Message build() {
            return new Message(
                    template,
                    Map.copyOf(content),
                    List.copyOf(attachments),
                    recipient,
                    channels,
                    new LinkedHashMap<>(data),
                    category,
                    priority,
                    scheduledAt,
                    expiresAt,
                    Map.copyOf(metadata));
        }
    }
}
