package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** How each vendor behaves at present, each with dice of its own. */
final class Behaviours {
    private final Map<String, Played> byProvider = new ConcurrentHashMap<>();

    /** A behaviour and its dice. */
    record Played(Behaviour behaviour, Random dice) {
        static Played of(Behaviour behaviour) {
            return new Played(behaviour, behaviour.seed().map(Random::new).orElseGet(Random::new));
        }
    }

    Behaviours(Collection<String> providers) {
        providers.forEach(provider -> byProvider.put(provider, Played.of(Behaviour.NORMAL)));
    }

    Optional<Played> find(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    Played get(String provider) {
        return byProvider.get(provider);
    }

    void put(String provider, Behaviour behaviour) {
        byProvider.put(provider, Played.of(behaviour));
    }

    JsonObject json() {
        JsonObject all = new JsonObject();
        byProvider.forEach(
                (provider, played) -> all.put(provider, played.behaviour().json()));
        return all;
    }
}
