package io.carillon.dispatcher.email;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import java.util.Optional;

/**
 * Refuses what could become a header or command of its own on the wire: CR, LF, NUL and every other control character
 * in addresses, names, subjects and header fields. The mail client lets CR and LF through (CVE-2026-102471), so this
 * runs before any of them.
 */
final class MailGuard {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_FIELD = 998;

    private MailGuard() {}

    /** Why {@code mail} must not be handed to a mailer; empty when it may. */
    static Optional<AttemptOutcome> refusal(OutgoingMail mail) {
        if (!isAddress(mail.to())) {
            return refused(FailureCategory.INVALID_RECIPIENT, "invalid_address", "the address is not usable");
        }
        if (!isAddress(mail.from()) || !isField(mail.fromName()) || !isField(mail.messageId())) {
            return refused(FailureCategory.MISCONFIGURED, "invalid_sender", "the sender is not usable");
        }
        if (!isField(mail.subject())) {
            return refused(FailureCategory.CONTENT_REFUSED, "invalid_subject", "the subject holds control characters");
        }
        if (!isLink(mail.unsubscribeUrl())) {
            return refused(
                    FailureCategory.INTERNAL, "invalid_unsubscribe_url", "the unsubscribe address is not usable");
        }
        if (mail.isEmpty()) {
            return refused(FailureCategory.CONTENT_REFUSED, "empty_content", "neither text nor HTML");
        }
        return Optional.empty();
    }

    /** A bare RFC 5321 mailbox in ASCII: no display name, no quoting, no comments, no spaces. */
    static boolean isAddress(String address) {
        if (address == null || address.length() > LONGEST_ADDRESS) {
            return false;
        }
        int at = address.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && at < address.length() - 1
                && address.indexOf('@') == at
                && address.chars().allMatch(MailGuard::isAddressCharacter);
    }

    /** A header field's value: no control character and no line or paragraph separator; null counts as empty. */
    static boolean isField(String value) {
        return value == null || value.length() <= LONGEST_FIELD && value.chars().noneMatch(MailGuard::breaksLines);
    }

    /** An HTTP address that fits between angle brackets in a header field; null counts as none. */
    static boolean isLink(String url) {
        return url == null
                || isField(url)
                        && (url.startsWith("https://") || url.startsWith("http://"))
                        && url.chars().allMatch(character -> character > ' ' && character < 0x7f)
                        && "<>,".chars().allMatch(forbidden -> url.indexOf(forbidden) < 0);
    }

    private static boolean isAddressCharacter(int character) {
        return character > ' ' && character < 0x7f && "<>()[],;:\\\"".indexOf(character) < 0;
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    private static Optional<AttemptOutcome> refused(FailureCategory category, String code, String detail) {
        return Optional.of(new Failed(category, code, detail, null));
    }
}
