package io.carillon.admin.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import io.carillon.outbound.OutboundRules;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new endpoint, or what an existing one shall become.
 *
 * @param url where to post
 * @param description for people; empty when absent
 * @param eventTypes everything when absent or empty
 * @param enabled true when absent
 * @param headers when absent, none for a new endpoint and those it has for an existing one
 * @param secret for a new endpoint only; one is made when absent
 */
@JsonIgnoreProperties({"id", "headerNames", "signingSecrets", "revision", "createdAt", "updatedAt"})
@Schema(name = "WebhookEndpointRequest", example = """
                {"url": "https://hooks.example.com/carillon", "description": "Order system",
                 "eventTypes": ["carillon.notification.status-changed.v1"], "enabled": true,
                 "headers": {"X-Team": "billing"}}
                """)
public record EndpointRequest(
        @Schema(description = "https address in the public internet")
        String url,

        String description,

        @Schema(description = "What to tell; empty or absent: everything")
        List<String> eventTypes,

        Boolean enabled,

        @Schema(description = "Request headers of yours. Never shown again; left out, an endpoint keeps those it has")
        Map<String, String> headers,

        @Schema(description = "Signing secret to begin with (whsec_ and base64 of 24 to 64 bytes); only when creating")
        String secret) {
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_DESCRIPTION = 500;

    /** The settings; {@code present} are the headers to keep when none are given. */
    EndpointSettings validated(OutboundRules rules, Map<String, String> present) {
        EndpointSettings settings = new EndpointSettings(
                url,
                description == null ? "" : description,
                eventTypes == null ? List.of() : eventTypes.stream().distinct().toList(),
                enabled == null || enabled,
                headers == null ? present : headers);
        Violations violations = new Violations();
        checkUrl(rules, violations);
        checkDescription(violations);
        checkEventTypes(settings.eventTypes(), violations);
        HeaderRules.check(settings.headers(), violations);
        SigningKeys.check(secret, violations);
        violations.throwIfAny();
        return settings;
    }

    private void checkUrl(OutboundRules rules, Violations violations) {
        violations.text("/url", url, LONGEST_URL);
        if (url != null) {
            rules.refusalOfUrl(url).ifPresent(refusal -> violations.add("/url", refusal));
        }
    }

    private void checkDescription(Violations violations) {
        if (description != null && !description.isEmpty()) {
            violations.text("/description", description, LONGEST_DESCRIPTION);
        }
    }

    private static void checkEventTypes(List<String> types, Violations violations) {
        for (int i = 0; i < types.size(); i++) {
            violations.unless(
                    HeardEvents.TYPES.contains(types.get(i)), "/eventTypes/" + i, "is not one of " + HeardEvents.TYPES);
        }
    }
}
