package io.carillon.admin.provider;

import io.carillon.events.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers, and what an account at each of them consists of. */
public enum ProviderType {
    SENDGRID(Channel.EMAIL, "SendGrid", ProviderForms.sendGrid()),
    SMTP(Channel.EMAIL, "SMTP server", ProviderForms.smtp()),
    TWILIO(Channel.SMS, "Twilio", ProviderForms.twilio()),
    FCM(Channel.PUSH, "Firebase Cloud Messaging", ProviderForms.fcm()),
    WHATSAPP(Channel.WHATSAPP, "WhatsApp Business", ProviderForms.whatsApp());

    private final Channel channel;
    private final String label;
    private final List<ProviderField> fields;

    ProviderType(Channel channel, String label, List<ProviderField> fields) {
        this.channel = channel;
        this.label = label;
        this.fields =
                Stream.concat(fields.stream(), Stream.of(ProviderForms.rate())).toList();
    }

    /** Name in JSON and SQL: {@code sendgrid, smtp, …} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProviderType> find(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(ProviderType::wireName).collect(Collectors.joining(", "));
    }

    /** The channel it serves. */
    public Channel channel() {
        return channel;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Settings and secrets, in the order of a form. */
    List<ProviderField> fields() {
        return fields;
    }

    Optional<ProviderField> setting(String name) {
        return field(name, false);
    }

    Optional<ProviderField> secret(String name) {
        return field(name, true);
    }

    private Optional<ProviderField> field(String name, boolean secret) {
        return fields.stream()
                .filter(field -> field.secret() == secret && field.name().equals(name))
                .findFirst();
    }

    /** Settings that are filled in when absent. */
    Map<String, String> defaults() {
        return fields.stream()
                .filter(field -> field.standard() != null)
                .collect(Collectors.toMap(ProviderField::name, ProviderField::standard));
    }
}
