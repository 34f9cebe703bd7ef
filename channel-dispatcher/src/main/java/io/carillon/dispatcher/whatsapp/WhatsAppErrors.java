package io.carillon.dispatcher.whatsapp;

import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import java.util.Optional;

/** What Meta's error codes mean, in answers and in statuses alike. Source: Meta documentation "Cloud API: Error Codes". Pure. */
final class WhatsAppErrors {
    static final int OUTSIDE_WINDOW = 131047;
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
                    case UNDELIVERABLE, 131021, 131030, 131045, 131050 -> FailureCategory.INVALID_RECIPIENT;
                    case OUTSIDE_WINDOW, 131049, 130472, 131051, 131052, 131053 -> FailureCategory.CONTENT_REFUSED;
                    case 100, 131008, 131009 -> FailureCategory.CONTENT_REFUSED;
                    case 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069 ->
                        FailureCategory.CONTENT_REFUSED;
                    case 4, 17, 80007, 130429, 131048, 131056, 133016 -> FailureCategory.THROTTLED;
                    case 1, 2, 131000, 131016, 131057, 133004 -> FailureCategory.TRANSIENT;
                    case 0, 3, 10, 33, 190, 200, 299, 368, 131005, 131031, 131037, 131042, 133010, 134101 ->
                        FailureCategory.MISCONFIGURED;
                    default -> null;
                });
    }

    /** Whether a code says that nobody with this number can be written to: no WhatsApp there, or its terms not accepted. */
    static Optional<SuppressionReason> suppressionOf(int code) {
        return code == UNDELIVERABLE ? Optional.of(SuppressionReason.HARD_BOUNCE) : Optional.empty();
    }
}
