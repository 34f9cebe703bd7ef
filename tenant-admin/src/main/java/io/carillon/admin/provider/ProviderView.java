package io.carillon.admin.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A provider account as the API shows it.
 *
 * @param secrets which secrets are set; their values are never shown, not even sealed
 * @param callback how the provider reports back; absent for providers that do not
 */
@Schema(description = "A provider account")
public record ProviderView(
        UUID id,
        Channel channel,
        String type,
        String name,
        boolean enabled,
        int order,
        int weight,
        Map<String, String> settings,
        List<SecretView> secrets,
        @JsonInclude(JsonInclude.Include.NON_NULL) CallbackView callback,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    /** The account without what is the same for every reader. */
    static ProviderView of(Provider provider) {
        return of(provider, null);
    }

    static ProviderView of(Provider provider, CallbackView callback) {
        ProviderSettings settings = provider.settings();
        return new ProviderView(
                provider.id(),
                settings.type().channel(),
                settings.type().wireName(),
                settings.name(),
                settings.enabled(),
                settings.order(),
                settings.weight(),
                settings.settings(),
                secrets(provider),
                callback,
                provider.revision(),
                provider.createdAt(),
                provider.updatedAt());
    }

    private static List<SecretView> secrets(Provider provider) {
        return provider.sealedSecrets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(secret -> new SecretView(secret.getKey(), SecretSeal.keyId(secret.getValue())))
                .toList();
    }
}
