package io.carillon.admin.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint as the API shows it.
 *
 * @param headerNames names of its own headers; their values are never shown
 * @param signingSecrets live ones, newest first, without the secrets themselves
 * @param secret the new signing secret: in the answer that made it, and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookEndpoint")
public record EndpointView(
        UUID id,
        String url,
        String description,
        List<String> eventTypes,
        boolean enabled,
        List<String> headerNames,
        List<LiveSecret> signingSecrets,

        @Schema(description = "The new signing secret: in the answer that made it, and never again")
        String secret,

        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    /** A secret that signs, by its name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LiveSecret")
    public record LiveSecret(
            String name,
            Instant createdAt,

            @Schema(description = "When it stops signing; absent for the current one")
            Instant validUntil) {}

    /** The endpoint at {@code moment}, when some of its secrets may have ended. */
    static EndpointView of(WebhookEndpoint endpoint, Instant moment) {
        return new EndpointView(
                endpoint.id(),
                endpoint.settings().url(),
                endpoint.settings().description(),
                endpoint.settings().eventTypes(),
                endpoint.settings().enabled(),
                endpoint.settings().headers().keySet().stream().sorted().toList(),
                endpoint.secrets().stream()
                        .filter(secret -> secret.isLiveAt(moment))
                        .map(secret -> new LiveSecret(secret.name(), secret.createdAt(), secret.validUntil()))
                        .toList(),
                null,
                endpoint.revision(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }

    /** The same with the secret that was just made. */
    EndpointView showing(String made) {
        return new EndpointView(
                id,
                url,
                description,
                eventTypes,
                enabled,
                headerNames,
                signingSecrets,
                made,
                revision,
                createdAt,
                updatedAt);
    }
}
