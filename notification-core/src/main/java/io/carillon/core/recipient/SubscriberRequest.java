package io.carillon.core.recipient;

import io.carillon.core.ids.Uuid7;
import io.carillon.events.Channel;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscriber as a service writes it; what is left out is not known. */
@Schema(name = "SubscriberRequest", description = "A person and how to reach them; what is left out is not known")
record SubscriberRequest(
        @Schema(description = "The tenant's id of the person; needed when importing", examples = "4711")
        String userId,

        @Schema(description = "E-mail address", examples = "ada@example.org")
        String email,

        @Schema(description = "E.164 number for SMS", examples = "+4915112345678")
        String phone,

        @Schema(description = "E.164 number for WhatsApp", examples = "+4915112345678")
        String whatsapp,

        @Schema(description = "Push tokens to add; others stay")
        List<String> deviceTokens,

        @Schema(description = "BCP 47 tag", examples = "de") String locale,

        @Schema(description = "IANA zone", examples = "Europe/Berlin")
        String timeZone) {
    static final int MAX_USER_ID = 255;
    private static final int MAX_DEVICES = 100;

    /** The same, for the user its path names. */
    SubscriberRequest of(String pathUserId) {
        return new SubscriberRequest(pathUserId, email, phone, whatsapp, deviceTokens, locale, timeZone);
    }

    /** Everything wrong with it; pointers begin with {@code at}. */
    List<Violation> violations(String at) {
        List<Violation> violations = new ArrayList<>();
        require(violations, ContactForm.isLine(userId, MAX_USER_ID), at + "/userId", "is missing or not a user id");
        require(violations, email == null || ContactForm.isEmail(email), at + "/email", "is not an e-mail address");
        require(violations, phone == null || ContactForm.isPhone(phone), at + "/phone", "is not an E.164 number");
        require(
                violations,
                whatsapp == null || ContactForm.isPhone(whatsapp),
                at + "/whatsapp",
                "is not an E.164 number");
        require(
                violations,
                locale == null || ContactForm.isLocale(locale),
                at + "/locale",
                "is not a BCP 47 language tag");
        require(
                violations,
                timeZone == null || ContactForm.isTimeZone(timeZone),
                at + "/timeZone",
                "is not an IANA time zone");
        boolean devices = tokens().size() <= MAX_DEVICES && tokens().stream().allMatch(ContactForm::isDeviceToken);
        require(violations, devices, at + "/deviceTokens", "holds no device token, or more than " + MAX_DEVICES);
        return violations;
    }

    Subscriber subscriber(TenantId tenant, Instant now) {
        List<Contact> contacts = Stream.concat(
                        Stream.of(
                                contact(tenant, Channel.EMAIL, email, now),
                                contact(tenant, Channel.SMS, phone, now),
                                contact(tenant, Channel.WHATSAPP, whatsapp, now)),
                        tokens().stream().distinct().map(token -> contact(tenant, Channel.PUSH, token, now)))
                .flatMap(Stream::ofNullable)
                .toList();
        return new Subscriber(userId, locale, timeZone, contacts, null, null);
    }

    private Contact contact(TenantId tenant, Channel channel, String address, Instant now) {
        return address == null
                ? null
                : new Contact(
                        Uuid7.fresh(now), Address.of(tenant, channel, address), userId, address, null, null, null);
    }

    private List<String> tokens() {
        return deviceTokens == null ? List.of() : deviceTokens;
    }

    private static void require(List<Violation> violations, boolean condition, String pointer, String detail) {
        if (!condition) {
            violations.add(new Violation(pointer, detail));
        }
    }

    @Override
    public String toString() {
        return "SubscriberRequest[***]";
    }

    /** Body of an import. */
    @Schema(name = "SubscriberImport", description = "At most 1000 people")
    record Import(
            @Schema(description = "People; no user id twice", required = true)
            List<SubscriberRequest> subscribers) {}
}
