package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What SendGrid finds wrong with a mail. Source: Twilio SendGrid API reference, "Mail Send: Body", "Mail Send: Errors" and
 * "Mail Send: Limitations".
 */
final class SendGridChecks {
    private static final int MOST_RECIPIENTS = 1_000;
    private static final int MOST_CUSTOM_ARGUMENTS_BYTES = 10_000;
    private static final int MOST_CATEGORIES = 10;
    private static final int LONGEST_CATEGORY = 255;
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Set<String> TOP_LEVEL = Set.of(
            "personalizations",
            "from",
            "reply_to",
            "reply_to_list",
            "subject",
            "content",
            "attachments",
            "template_id",
            "headers",
            "categories",
            "custom_args",
            "send_at",
            "batch_id",
            "asm",
            "ip_pool_name",
            "mail_settings",
            "tracking_settings",
            "sections");
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    private final SendGridErrors errors = new SendGridErrors();
    private final JsonObject mail;

    private SendGridChecks(JsonObject mail) {
        this.mail = mail;
    }

    /** Every error, as the vendor lists them; empty for a mail it takes. */
    static JsonArray of(JsonObject mail) {
        SendGridChecks checks = new SendGridChecks(mail);
        checks.everything();
        return checks.errors.all();
    }

    private void everything() {
        mail.fieldNames().stream()
                .filter(name -> !TOP_LEVEL.contains(name))
                .forEach(name -> errors.add("Additional property " + name + " is not allowed", name));
        personalizations();
        if (errors.object(mail, "from", "from.email") instanceof JsonObject from) {
            person(from, "from");
        } else if (!mail.containsKey("from")) {
            errors.add(
                    "The from object must be provided for every email send. It is an object that requires the email"
                            + " parameter, but may also contain a name parameter.",
                    "from.email");
        }
        if (errors.object(mail, "reply_to", "reply_to") instanceof JsonObject replyTo) {
            person(replyTo, "reply_to");
        }
        subject();
        new SendGridContentChecks(mail, errors).everything();
        headers(errors.object(mail, "headers", "headers"), "headers");
        categories();
        arguments(errors.object(mail, "custom_args", "custom_args"), "custom_args");
    }

    private void personalizations() {
        List<JsonObject> all = errors.objects(mail, "personalizations", "personalizations");
        if (all.isEmpty()) {
            errors.add(
                    "The personalizations field is required and must have at least one personalization.",
                    "personalizations");
        }
        errors.unless(
                all.size() <= MOST_RECIPIENTS,
                "The maximum number of personalizations allowed is 1000.",
                "personalizations");
        int recipients = 0;
        for (int at = 0; at < all.size(); at++) {
            recipients += personalization(all.get(at), "personalizations." + at);
        }
        errors.unless(
                recipients <= MOST_RECIPIENTS,
                "There is a limit of 1000 total recipients (to + cc + bcc) per request.",
                "personalizations");
    }

    private int personalization(JsonObject one, String field) {
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String kind : List.of("to", "cc", "bcc")) {
            List<JsonObject> people = errors.objects(one, kind, field + "." + kind);
            if (kind.equals("to") && people.isEmpty()) {
                errors.add(
                        "The to array is required for all personalization objects, and must have at least one email"
                                + " object with a valid email address.",
                        field + ".to");
            }
            number += people.size();
            for (int at = 0; at < people.size(); at++) {
                person(people.get(at), field + "." + kind + "." + at);
                unique(seen, people.get(at), field + "." + kind);
            }
        }
        headers(errors.object(one, "headers", field + ".headers"), field + ".headers");
        arguments(errors.object(one, "custom_args", field + ".custom_args"), field + ".custom_args");
        return number;
    }

    private void unique(Set<String> seen, JsonObject person, String field) {
        String email = String.valueOf(person.getValue("email")).toLowerCase(Locale.ROOT);
        errors.unless(
                seen.add(email),
                "Each email address in the personalization block should be unique between to, cc, and bcc. We found the"
                        + " first duplicate instance of [" + email + "] in the " + field + " field.",
                field);
    }

    private void person(JsonObject person, String field) {
        boolean valid = person.getValue("email") instanceof String email
                && ADDRESS.matcher(email).matches();
        errors.unless(
                valid,
                field.equals("from")
                        ? "The from email does not contain a valid address."
                        : "Does not contain a valid address.",
                field + ".email");
        Object name = person.getValue("name");
        errors.unless(
                name == null || name instanceof String text && isOneLine(text),
                "The name parameter must be a string on one line.",
                field + ".name");
    }

    private void subject() {
        boolean everywhere = !errors.objects(mail, "personalizations", null).isEmpty()
                && errors.objects(mail, "personalizations", null).stream()
                        .allMatch(one -> one.getValue("subject") instanceof String text && !text.isEmpty());
        boolean own = mail.getValue("subject") instanceof String text && !text.isEmpty();
        errors.unless(
                own || everywhere || mail.containsKey("template_id"),
                "The subject is required. You can get around this requirement if you use a template with a subject"
                        + " defined or if every personalization has a subject defined.",
                "subject");
    }

    private void headers(JsonObject headers, String field) {
        if (headers == null) {
            return;
        }
        for (String name : headers.fieldNames()) {
            errors.unless(
                    !RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
                    "One or more of the headers provided are reserved and may not be overwritten: " + name,
                    field);
            boolean fits =
                    name.matches("[!-9;-~]+") && headers.getValue(name) instanceof String text && isOneLine(text);
            errors.unless(fits, "The header " + name.replaceAll("\\s", " ") + " must be a string on one line.", field);
        }
    }

    private void categories() {
        Object value = mail.getValue("categories");
        if (value == null) {
            return;
        }
        if (!(value instanceof JsonArray categories)) {
            errors.add("The categories parameter must be an array.", "categories");
            return;
        }
        errors.unless(
                categories.size() <= MOST_CATEGORIES,
                "The category array can contain up to 10 categories.",
                "categories");
        errors.unless(
                new HashSet<>(categories.getList()).size() == categories.size(),
                "The category array cannot contain duplicates.",
                "categories");
        for (int at = 0; at < categories.size(); at++) {
            boolean fits = categories.getValue(at) instanceof String text && text.length() <= LONGEST_CATEGORY;
            errors.unless(fits, "A category must be a string of up to 255 characters.", "categories." + at);
        }
    }

    private void arguments(JsonObject arguments, String field) {
        if (arguments == null) {
            return;
        }
        boolean strings = arguments.stream().allMatch(argument -> argument.getValue() instanceof String);
        errors.unless(strings, "Each custom_args value must be a string.", field);
        errors.unless(
                arguments.encode().getBytes(StandardCharsets.UTF_8).length <= MOST_CUSTOM_ARGUMENTS_BYTES,
                "The custom_args must be less than 10,000 bytes.",
                field);
    }

    static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
