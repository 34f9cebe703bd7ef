package io.carillon.dispatcher.whatsapp;

import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import java.util.Optional;

/** What Meta's error codes mean, in answers and in statuses alike. Source: Meta documentation "Cloud API: Error Codes". Pure. */
final class WhatsAppErrors {
    private static final int OUTSIDE_WINDOW = 131047;
    private static final int UNDELIVERABLE = 131026;

    private WhatsAppErrors() {}

    /**
     * The category of a code; empty for codes that the document does not list, whose HTTP status decides.
     *
     * @param code Meta's {@code error.code}
     */
    static Optional<FailureCategory> categoryOf(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case UNDELIVERABLE, 131021, 131030, 131050 -> FailureCategory.INVALID_RECIPIENT;
                    case OUTSIDE_WINDOW, 131049, 130472, 131051, 131052, 131053 -> FailureCategory.CONTENT_REFUSED;
                    case 100, 131008, 131009, 135000 -> FailureCategory.CONTENT_REFUSED;
                    case 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 132069 ->
                        FailureCategory.CONTENT_REFUSED;
                    case 4, 17, 80007, 130429, 131048, 131056, 133016 -> FailureCategory.THROTTLED;
                    case 1, 2, 131000, 131016, 131057, 133004 -> FailureCategory.TRANSIENT;
                    case 0, 3, 10, 33, 190, 200, 299, 368 -> FailureCategory.MISCONFIGURED;
                    case 131005, 131031, 131037, 131042, 131045, 133010, 134101 -> FailureCategory.MISCONFIGURED;
                    default -> null;
                });
    }

    /** The code as outcomes and receipts show it: Meta's number, or our word where people look for one. */
    static String nameOf(int code) {
        return code == OUTSIDE_WINDOW ? "outside-24h-window" : Integer.toString(code);
    }

    /** One line for people. */
    static String detailOf(int code) {
        return switch (code) {
            case OUTSIDE_WINDOW ->
                "free text goes only to people who wrote within 24 hours; name a template to reach others";
            case UNDELIVERABLE -> "nobody with this number can get WhatsApp messages";
            case 132000 -> "the approved template takes another number of parameters";
            case 132001 -> "there is no approved template with this name in this language";
            case 132012 -> "the approved template takes parameters of another form";
            default -> "WhatsApp refused the message";
        };
    }

    /** Whether a code says that nobody with this number can be written to: no WhatsApp there, or its terms not accepted. */
    static Optional<SuppressionReason> suppressionOf(int code) {
        return code == UNDELIVERABLE ? Optional.of(SuppressionReason.HARD_BOUNCE) : Optional.empty();
    }
}
