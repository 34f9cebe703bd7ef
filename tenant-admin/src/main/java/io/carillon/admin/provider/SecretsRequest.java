package io.carillon.admin.provider;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.outbound.OutboundRules;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * New secrets for an account.
 *
 * @param secrets by name; those left out stay, null takes one away
 */
@Schema(description = "New secrets for an account")
public record SecretsRequest(
        @Schema(description = "Secrets by name; those left out stay, null takes an optional one away")
        Map<String, String> secrets) {
    public SecretsRequest {
        secrets = secrets == null ? Map.of() : secrets;
    }

    /** Fails with the provider-invalid problem unless the account is whole with them. */
    SecretsRequest validFor(Provider provider, OutboundRules rules) {
        Violations violations = new Violations();
        violations.unless(!secrets.isEmpty(), "/secrets", "is required");
        ProviderSettings settings = provider.settings();
        new AccountCheck(settings.type(), rules, violations)
                .secrets(secrets, provider.sealedSecrets().keySet());
        new AccountTogether(
                        violations,
                        settings.settings(),
                        AccountCheck.after(secrets, provider.sealedSecrets().keySet()))
                .check(settings.type());
        violations.throwIfAny(AdminProblem.PROVIDER_INVALID);
        return this;
    }

    @Override
    public String toString() {
        return "SecretsRequest" + secrets.keySet();
    }
}
