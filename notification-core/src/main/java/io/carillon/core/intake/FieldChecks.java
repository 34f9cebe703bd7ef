package io.carillon.core.intake;

import io.carillon.core.escalation.EscalationChecks;
import io.carillon.core.recipient.ContactForm;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Recipient;
import io.carillon.problem.Violation;
import io.carillon.rendering.Parts;
import io.carillon.rendering.WhatsAppRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks the form of a request's fields, knowing nothing of the tenant. Pure. */
public final class FieldChecks {
    private static final int MAX_CODE = 100;
    private static final int MAX_USER_ID = 255;
    private static final int MAX_DEVICES = 500;
    private static final int MAX_METADATA = 50;
    private static final int MAX_METADATA_TEXT = 500;
    private static final int MAX_DEPTH = 16;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final List<Violation> violations = new ArrayList<>();

    private FieldChecks() {}

    /** Everything wrong with the form of {@code request}; empty when nothing is. */
    public static List<Violation> of(NotificationRequested request) {
        FieldChecks checks = new FieldChecks();
        checks.what(request);
        checks.recipient(request.recipient());
        checks.text("/category", request.category(), MAX_CODE);
        checks.times(request);
        checks.escalation(request);
        checks.metadata(request.metadata());
        checks.plain("/data", request.data(), 0);
        checks.content(request.content());
        return checks.violations;
    }

    private void what(NotificationRequested request) {
        boolean byTemplate = request.template() != null;
        boolean inline = request.content() != null && !request.content().isEmpty();
        require(byTemplate != inline, "/template", "exactly one of template and content is needed");
        if (byTemplate) {
            require(request.template().code() != null, "/template/code", "is missing");
            text("/template/code", request.template().code(), MAX_CODE);
            locale("/template/locale", request.template().locale());
        }
        if (request.channels() != null) {
            require(request.channels().stream().noneMatch(Objects::isNull), "/channels", "holds null");
        }
    }

    private void escalation(NotificationRequested request) {
        violations.addAll(EscalationChecks.of(request.escalation()));
        boolean both = isGiven(request.escalation()) && isGiven(request.channels());
        require(!both, "/escalation", "at most one of channels and escalation can be given");
    }

    private static boolean isGiven(List<?> list) {
        return list != null && !list.isEmpty();
    }

    private void recipient(Recipient recipient) {
        if (recipient == null) {
            violations.add(new Violation("/recipient", "is missing"));
            return;
        }
        text("/recipient/userId", recipient.userId(), MAX_USER_ID);
        require(
                recipient.email() == null || ContactForm.isEmail(recipient.email()),
                "/recipient/email",
                "is not an e-mail address");
        require(isPhone(recipient.phone()), "/recipient/phone", "is not an E.164 number, for example +4915112345678");
        require(isPhone(recipient.whatsapp()), "/recipient/whatsapp", "is not an E.164 number");
        locale("/recipient/locale", recipient.locale());
        zone(recipient.timeZone());
        devices(recipient.deviceTokens());
    }

    private void devices(List<String> tokens) {
        if (tokens == null) {
            return;
        }
        require(tokens.size() <= MAX_DEVICES, "/recipient/deviceTokens", "holds more than " + MAX_DEVICES);
        for (int i = 0; i < tokens.size(); i++) {
            boolean valid = ContactForm.isDeviceToken(tokens.get(i));
            require(valid, "/recipient/deviceTokens/" + i, "is not a device token");
        }
    }

    private void times(NotificationRequested request) {
        moment("/scheduledAt", request.scheduledAt());
        moment("/expiresAt", request.expiresAt());
        if (request.scheduledAt() != null && request.expiresAt() != null) {
            require(request.expiresAt().isAfter(request.scheduledAt()), "/expiresAt", "is not after scheduledAt");
        }
    }

    private void moment(String pointer, Instant moment) {
        boolean valid = moment == null || (moment.isAfter(EARLIEST) && moment.isBefore(LATEST));
        require(valid, pointer, "is not between the years 2000 and 9999");
    }

    private void metadata(Map<String, String> metadata) {
        if (metadata == null) {
            return;
        }
        require(metadata.size() <= MAX_METADATA, "/metadata", "holds more than " + MAX_METADATA + " entries");
        metadata.forEach((key, value) -> {
            text("/metadata", key, MAX_METADATA_TEXT);
            text(below("/metadata", key), value, MAX_METADATA_TEXT);
        });
    }

    /** Template sources may hold any text that can be stored. */
    private void content(Map<Channel, Content> content) {
        if (content == null) {
            return;
        }
        content.forEach((channel, parts) -> {
            if (parts != null) {
                content("/content/" + channel.wireName(), parts);
                whatsApp("/content/" + channel.wireName(), channel, parts);
            }
        });
    }

    private void content(String pointer, Content parts) {
        Parts.map(parts, (at, format, words) -> {
            storable(pointer + at, words);
            return words;
        });
        plain(pointer + "/whatsappTemplate", parts.whatsappTemplate(), 0);
        plain(pointer + "/whatsappLanguage", parts.whatsappLanguage(), 0);
        plain(pointer + "/data", parts.data(), 0);
        whole(pointer + "/whatsappParameters", parts.whatsappParameters());
        whole(pointer + "/attachments", parts.attachments());
        whole(pointer + "/buttons", parts.buttons());
    }

    private void whatsApp(String pointer, Channel channel, Content parts) {
        if (channel == Channel.WHATSAPP) {
            WhatsAppRules.faultsOf(parts)
                    .forEach(fault -> violations.add(new Violation(pointer + fault.pointer(), fault.detail())));
        } else {
            require(parts.media() == null, pointer + "/media", "is for WhatsApp only");
            require(parts.buttons() == null, pointer + "/buttons", "are for WhatsApp only");
        }
    }

    private void whole(String pointer, List<?> list) {
        require(list == null || list.stream().noneMatch(Objects::isNull), pointer, "holds null");
    }

    /** Data must be storable text and of bounded depth. */
    private void plain(String pointer, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            violations.add(new Violation(pointer, "is nested too deeply"));
            return;
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, child) -> {
                    storable(pointer, key.toString());
                    plain(below(pointer, key.toString()), child, depth + 1);
                });
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    plain(pointer + "/" + i, list.get(i), depth + 1);
                }
            }
            case String text -> storable(pointer, text);
            case null, default -> {
                // numbers, booleans and nothing need no check
            }
        }
    }

    private void text(String pointer, String value, int max) {
        if (value != null) {
            require(!value.isBlank(), pointer, "is empty");
            require(value.length() <= max, pointer, "is longer than " + max + " characters");
            require(value.chars().noneMatch(Character::isISOControl), pointer, "holds control characters");
            storable(pointer, value);
        }
    }

    /** Neither PostgreSQL nor JSON in UTF-8 can hold these. */
    private void storable(String pointer, String text) {
        boolean hasHalf = text.codePoints().anyMatch(FieldChecks::isSurrogate);
        require(text.indexOf('\0') < 0 && !hasHalf, pointer, "holds a NUL character or half a surrogate pair");
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** A JSON pointer one step down (RFC 6901). */
    public static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void locale(String pointer, String tag) {
        require(tag == null || ContactForm.isLocale(tag), pointer, "is not a BCP 47 language tag");
    }

    private void zone(String zone) {
        require(zone == null || ContactForm.isTimeZone(zone), "/recipient/timeZone", "is not an IANA time zone");
    }

    private void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            violations.add(new Violation(pointer, detail));
        }
    }

    private static boolean isPhone(String number) {
        return number == null || ContactForm.isPhone(number);
    }
}
