package io.carillon.dispatcher.provider;

import io.carillon.events.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers this image knows, each wrapped: bounded in time, then measured. */
@Startup
@ApplicationScoped
class ProviderCatalog {
    private final Map<String, Provider> byType;

    ProviderCatalog(@All List<Provider> providers, ProviderConfig config, MeterRegistry metrics) {
        this.byType = providers.stream()
                .map(provider -> new BoundedProvider(provider, config.callTimeout()))
                .map(provider -> new MeteredProvider(provider, metrics))
                .collect(Collectors.toUnmodifiableMap(Provider::type, Function.identity()));
    }

    Optional<Provider> find(String type, Channel channel) {
        return Optional.ofNullable(byType.get(type)).filter(provider -> provider.channel() == channel);
    }
}
