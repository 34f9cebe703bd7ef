package io.carillon.admin.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.outbound.OutboundRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new provider account, or what an existing one shall become.
 *
 * @param type {@code sendgrid, smtp, twilio, fcm, whatsapp}; decides the channel
 * @param enabled true when absent
 * @param order 1 when absent
 * @param weight 1 when absent
 * @param settings plain settings of the type
 * @param secrets secrets of the type; a change may leave out those that stay as they are, null takes one away
 */
@JsonIgnoreProperties({"id", "channel", "callback", "revision", "createdAt", "updatedAt"})
@Schema(
        description = "A provider account; GET /api/v1/admin/provider-types tells settings and secrets of each type",
        example = ProviderExamples.SENDGRID)
public record ProviderRequest(
        @Schema(description = "sendgrid, smtp, twilio, fcm or whatsapp; cannot be changed")
        String type,

        @Schema(description = "Display name, at most 120 characters")
        String name,

        @Schema(description = "Whether it may be used; true when absent")
        Boolean enabled,

        @Schema(description = "Place in the channel's route, lowest first, 1 to 1000; 1 when absent")
        Integer order,

        @Schema(description = "Share among accounts of the same order, 1 to 1000; 1 when absent")
        Integer weight,

        @Schema(description = "Plain settings of the type; defaults are filled in")
        Map<String, String> settings,

        @Schema(
                description =
                        "Secrets of the type. On a change those left out stay, null takes one away; the list of names that an account is shown with leaves all as they are")
        @JsonDeserialize(using = GivenSecrets.class)
        Map<String, String> secrets) {
    private static final int LONGEST_NAME = 120;
    private static final int LARGEST_NUMBER = 1000;

    public ProviderRequest {
        settings = settings == null ? Map.of() : settings;
        secrets = secrets == null ? Map.of() : secrets;
    }

    /** The settings; fails with the provider-invalid problem unless, with {@code secretsKept}, nothing is missing. */
    ProviderSettings validated(Set<String> secretsKept, OutboundRules rules) {
        Violations violations = new Violations();
        Optional<ProviderType> known = ProviderType.find(type);
        violations.unless(known.isPresent(), "/type", "must be one of " + ProviderType.names());
        violations.text("/name", name, LONGEST_NAME);
        checkRange(violations, "/order", order);
        checkRange(violations, "/weight", weight);
        known.ifPresent(found -> check(found, secretsKept, rules, violations));
        violations.throwIfAny(AdminProblem.PROVIDER_INVALID);
        return new ProviderSettings(
                known.orElseThrow(),
                name,
                enabled == null || enabled,
                order == null ? 1 : order,
                weight == null ? 1 : weight,
                complete(known.orElseThrow()));
    }

    private void check(ProviderType found, Set<String> kept, OutboundRules rules, Violations violations) {
        AccountCheck check = new AccountCheck(found, rules, violations);
        check.settings(complete(found));
        check.secrets(secrets, kept);
        new AccountTogether(violations, settings, AccountCheck.after(secrets, kept)).check(found);
    }

    private Map<String, String> complete(ProviderType found) {
        Map<String, String> complete = new TreeMap<>(found.defaults());
        complete.putAll(settings);
        return complete;
    }

    private static void checkRange(Violations violations, String pointer, Integer number) {
        boolean fine = number == null || number >= 1 && number <= LARGEST_NUMBER;
        violations.unless(fine, pointer, "must be between 1 and " + LARGEST_NUMBER);
    }

    @Override
    public String toString() {
        return "ProviderRequest[" + type + " " + name + "]";
    }
}
