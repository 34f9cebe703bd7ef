package io.carillon.dispatcher.email;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what could become a header or command of its own on the wire: CR, LF, NUL and every other control character
 * in addresses, names, subjects, header fields and the names, types and content ids of files. The mail client lets CR and
 * LF through (CVE-2026-102471), so this runs before any of them.
 */
final class MailGuard {
    private static final int LONGEST_FIELD = 998;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINK = 900;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,127}");
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._@+-]{1,100}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}");

    private MailGuard() {}

    /** Why {@code mail} must not be handed to a mailer; empty when it may. */
    static Optional<AttemptOutcome> refusal(OutgoingMail mail) {
        if (!MailAddress.isMailbox(mail.to())) {
            return refused(FailureCategory.INVALID_RECIPIENT, "invalid_address", "the address is not usable");
        }
        if (!isSender(mail)) {
            return refused(FailureCategory.MISCONFIGURED, "invalid_sender", "the sender is not usable");
        }
        if (!isField(mail.subject())) {
            return refused(FailureCategory.CONTENT_REFUSED, "invalid_subject", "the subject holds control characters");
        }
        if (!isField(mail.category())) {
            return refused(
                    FailureCategory.CONTENT_REFUSED, "invalid_category", "the category holds control characters");
        }
        if (!isLink(mail.unsubscribeUrl())) {
            return refused(
                    FailureCategory.INTERNAL, "invalid_unsubscribe_url", "the unsubscribe address is not usable");
        }
        if (!mail.files().stream().allMatch(MailGuard::isFile)) {
            return refused(FailureCategory.CONTENT_REFUSED, "invalid_attachment", "an attachment is not usable");
        }
        if (mail.isEmpty()) {
            return refused(FailureCategory.CONTENT_REFUSED, "empty_content", "neither text nor HTML");
        }
        return Optional.empty();
    }

    private static boolean isSender(OutgoingMail mail) {
        return MailAddress.isMailbox(mail.from())
                && isName(mail.fromName())
                && isField(mail.messageId())
                && (mail.replyTo() == null || MailAddress.isMailbox(mail.replyTo()));
    }

    /** Short enough to be written as encoded words on one line. */
    private static boolean isName(String name) {
        return isField(name) && (name == null || name.length() <= LONGEST_NAME);
    }

    /** A header field's value: no control character and no line or paragraph separator; null counts as empty. */
    static boolean isField(String value) {
        return value == null || value.length() <= LONGEST_FIELD && value.chars().noneMatch(MailGuard::breaksLines);
    }

    /** An HTTP address that fits between angle brackets in a header field; null counts as none. */
    static boolean isLink(String url) {
        return url == null
                || isField(url)
                        && url.length() <= LONGEST_LINK
                        && (url.startsWith("https://") || url.startsWith("http://"))
                        && url.chars().allMatch(character -> character > ' ' && character < 0x7f)
                        && "<>,".chars().allMatch(forbidden -> url.indexOf(forbidden) < 0);
    }

    private static boolean isFile(MailFile file) {
        return file.name() != null
                && !file.name().isBlank()
                && isField(file.name())
                && file.contentType() != null
                && MEDIA_TYPE.matcher(file.contentType()).matches()
                && (file.contentId() == null
                        || CONTENT_ID.matcher(file.contentId()).matches())
                && file.base64() != null
                && !file.base64().isEmpty()
                && file.base64().length() % 4 == 0
                && BASE64.matcher(file.base64()).matches();
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    private static Optional<AttemptOutcome> refused(FailureCategory category, String code, String detail) {
        return Optional.of(new Failed(category, code, detail, null));
    }
}
