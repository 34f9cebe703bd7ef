package io.carillon.admin.provider;

import io.carillon.events.Channel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The providers, and what an account at each of them consists of. */
public enum ProviderType {
    SENDGRID(
            Channel.EMAIL,
            Set.of("from"),
            Set.of("fromName"),
            Map.of("baseUrl", "https://api.sendgrid.com"),
            Set.of("apiKey"),
            Set.of()),
    SMTP(
            Channel.EMAIL,
            Set.of("host", "from"),
            Set.of("fromName", "username", "tls", "starttls", "poolSize"),
            Map.of("port", "587"),
            Set.of(),
            Set.of("password")),
    TWILIO(
            Channel.SMS,
            Set.of("accountSid", "from"),
            Set.of("messagingServiceSid"),
            Map.of("baseUrl", "https://api.twilio.com"),
            Set.of("authToken"),
            Set.of()),
    FCM(
            Channel.PUSH,
            Set.of("projectId"),
            Set.of(),
            Map.of("baseUrl", "https://fcm.googleapis.com"),
            Set.of("accessToken"),
            Set.of()),
    WHATSAPP(
            Channel.WHATSAPP,
            Set.of("phoneNumberId"),
            Set.of("apiVersion", "templateLanguage"),
            Map.of("baseUrl", "https://graph.facebook.com"),
            Set.of("accessToken"),
            Set.of());

    private final Channel channel;
    private final Set<String> required;
    private final Set<String> optional;
    private final Map<String, String> defaults;
    private final Set<String> requiredSecrets;
    private final Set<String> optionalSecrets;

    ProviderType(
            Channel channel,
            Set<String> required,
            Set<String> optional,
            Map<String, String> defaults,
            Set<String> requiredSecrets,
            Set<String> optionalSecrets) {
        this.channel = channel;
        this.required = required;
        this.optional = optional;
        this.defaults = defaults;
        this.requiredSecrets = requiredSecrets;
        this.optionalSecrets = optionalSecrets;
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

    Set<String> requiredSettings() {
        return required;
    }

    /** Settings that are filled in when absent. */
    Map<String, String> defaults() {
        return defaults;
    }

    boolean knowsSetting(String name) {
        return required.contains(name) || optional.contains(name) || defaults.containsKey(name);
    }

    Set<String> requiredSecrets() {
        return requiredSecrets;
    }

    boolean knowsSecret(String name) {
        return requiredSecrets.contains(name) || optionalSecrets.contains(name);
    }
}
