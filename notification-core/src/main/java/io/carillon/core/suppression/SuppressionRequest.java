package io.carillon.core.suppression;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.recipient.Address;
import io.carillon.core.recipient.ContactForm;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of {@code POST /suppressions}: an address that must not be written to any more. */
@Schema(description = "An address that must not be written to any more")
record SuppressionRequest(
        @Schema(description = "email, sms, whatsapp or push", required = true, examples = "email")
        Channel channel,

        @Schema(
                description = "E-mail address, E.164 number or push token",
                required = true,
                examples = "ada@example.org")
        String address,

        @Schema(description = "Why; none means manual", examples = "manual")
        SuppressionReason reason,

        @Schema(description = "A line for people", examples = "asked by phone")
        String note) {
    private static final int MAX_NOTE = 500;

    /** Everything wrong with it. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (channel == null) {
            violations.add(new Violation("/channel", "is missing"));
        } else if (!ContactForm.isAddress(channel, address)) {
            violations.add(new Violation("/address", "is not an address of this channel"));
        }
        if (note != null && !ContactForm.isLine(note, MAX_NOTE)) {
            violations.add(new Violation("/note", "is not one line of at most " + MAX_NOTE + " characters"));
        }
        return violations;
    }

    Suppression suppression(TenantId tenant, Instant now) {
        SuppressionReason why = reason == null ? SuppressionReason.MANUAL : reason;
        return new Suppression(
                Uuid7.fresh(now),
                Address.of(tenant, channel, address),
                address.strip(),
                why,
                "api",
                note,
                null,
                now,
                why == SuppressionReason.STOP ? now : null);
    }

    /** Body of {@code POST /suppressions/release}: ids, or a filter. */
    @Schema(name = "SuppressionRelease", description = "Which suppressions to release: ids, or all that match a filter")
    record Release(
            @Schema(description = "Suppressions by id, at most 1000")
            List<String> ids,

            @Schema(description = "All suppressions that match; names at least one field")
            Filter filter) {}

    /** Which suppressions are meant. */
    @Schema(name = "SuppressionFilter", description = "Suppressions that match every field given")
    record Filter(
            @Schema(description = "Channel", examples = "email")
            Channel channel,

            @Schema(description = "Reason", examples = "complaint")
            SuppressionReason reason,

            @Schema(description = "One address; needs a channel", examples = "ada@example.org")
            String address) {}
}
