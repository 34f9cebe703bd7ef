package io.carillon.dispatcher.email;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an SMTP reply means for a delivery. Source: RFC 5321 §4.2.3 "Reply Codes in Numeric Order", RFC 3463 "Enhanced
 * Mail System Status Codes" and RFC 4954 §6 for authentication. That an address is gone for good is believed only where
 * RFC 3463 §3.2 and §3.3 (X.1.1 bad mailbox, X.1.2 bad system, X.1.3 bad syntax, X.1.6 moved, X.2.1 disabled) or RFC 7505
 * §4.2 (X.1.10 null MX) say so: a plain 550 is also what policies answer, and a full mailbox (552, X.2.2) empties again.
 */
final class SmtpReplies {
    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    /** An enhanced status that is one: at the beginning of the reply's text (RFC 2034 §4), not an address within it. */
    private static final Pattern PERMANENT = Pattern.compile("^(?:5\\d\\d[ -])?5\\.(\\d{1,3}\\.\\d{1,3})(?![.\\d])");

    private static final Set<String> GONE = Set.of("1.1", "1.2", "1.3", "1.6", "1.10", "2.1");

    private SmtpReplies() {}

    /** Why the address must not be written to any more after this reply; null when the reply does not say so. */
    static SuppressionReason suppressionOf(int code, String text) {
        Matcher enhanced = PERMANENT.matcher(text == null ? "" : text);
        return code / 100 == 5 && enhanced.find() && GONE.contains(enhanced.group(1))
                ? SuppressionReason.HARD_BOUNCE
                : null;
    }

    /** What the mail client refuses to do before it asks the server; empty for complaints that may pass. */
    static Optional<Failed> ofComplaint(String complaint) {
        String text = String.valueOf(complaint);
        if (text.contains("exceeds allowed size")) {
            return Optional.of(new Failed(
                    FailureCategory.CONTENT_REFUSED, "too_large", "larger than the server's limit (RFC 1870)", null));
        }
        boolean settings = text.contains("STARTTLS required") || text.contains("login is required");
        return settings
                ? Optional.of(new Failed(
                        FailureCategory.MISCONFIGURED,
                        "unsupported_by_server",
                        "the server does not offer the encryption or sign-in that the account asks for",
                        null))
                : Optional.empty();
    }

    /** Category of a refusing reply; the enhanced status in {@code text} wins over the plain code where both speak. */
    static FailureCategory categoryOf(int code, String text) {
        if (code >= 530 && code <= 538) {
            return FailureCategory.MISCONFIGURED;
        }
        Matcher enhanced = ENHANCED.matcher(text == null ? "" : text);
        if (code / 100 == 4) {
            return isThrottling(code, enhanced) ? FailureCategory.THROTTLED : FailureCategory.TRANSIENT;
        }
        return enhanced.find()
                ? ofEnhanced(Integer.parseInt(enhanced.group(1)), Integer.parseInt(enhanced.group(2)))
                : ofCode(code);
    }

    /** X.4.5 "Mail system congestion", X.5.3 "Too many recipients"; 452 is "insufficient system storage". */
    private static boolean isThrottling(int code, Matcher enhanced) {
        return enhanced.find()
                ? enhanced.group().endsWith(".4.5") || enhanced.group().endsWith(".5.3")
                : code == 452;
    }

    private static FailureCategory ofEnhanced(int subject, int detail) {
        return switch (subject) {
            case 1 -> detail == 7 || detail == 8 ? FailureCategory.MISCONFIGURED : FailureCategory.INVALID_RECIPIENT;
            case 2 -> detail == 3 ? FailureCategory.CONTENT_REFUSED : FailureCategory.INVALID_RECIPIENT;
            case 3 -> detail == 4 ? FailureCategory.CONTENT_REFUSED : FailureCategory.TRANSIENT;
            case 4 -> FailureCategory.TRANSIENT;
            case 5 -> FailureCategory.INTERNAL;
            case 7 -> detail == 8 ? FailureCategory.MISCONFIGURED : FailureCategory.CONTENT_REFUSED;
            default -> FailureCategory.CONTENT_REFUSED;
        };
    }

    private static FailureCategory ofCode(int code) {
        return switch (code) {
            case 550, 551, 553 -> FailureCategory.INVALID_RECIPIENT;
            case 552, 554, 556 -> FailureCategory.CONTENT_REFUSED;
            case 500, 501, 502, 503, 504, 555 -> FailureCategory.INTERNAL;
            default -> FailureCategory.TRANSIENT;
        };
    }
}
