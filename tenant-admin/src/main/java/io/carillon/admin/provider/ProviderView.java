package io.carillon.admin.provider;

import io.carillon.events.Channel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A provider account as the API shows it.
 *
 * @param secretNames which secrets are set; their values are never shown, not even sealed
 */
public record ProviderView(
        UUID id,
        Channel channel,
        String type,
        String name,
        boolean enabled,
        int order,
        int weight,
        Map<String, String> settings,
        List<String> secretNames,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static ProviderView of(Provider provider) {
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
                provider.sealedSecrets().keySet().stream().sorted().toList(),
                provider.revision(),
                provider.createdAt(),
                provider.updatedAt());
    }
}
